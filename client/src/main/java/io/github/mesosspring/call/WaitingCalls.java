package io.github.mesosspring.call;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Function;
import java.util.function.Predicate;

import io.github.mesosspring.protocol.scheduler.Call;
import org.jspecify.annotations.Nullable;

/**
 * Calls that wait for their turn, in one row for each key. A row lets out one call at a
 * time, and rows take turns, so that however many calls stand behind a slow one, the next
 * that may leave is at hand. Not thread-safe, but for the size.
 */
final class WaitingCalls {

	private final Function<Call, Object> key;

	private final Map<Object, Row> rows = new LinkedHashMap<>();

	/** Rows whose first call may leave, and some that are empty by now. */
	private final Queue<Row> ready = new ArrayDeque<>();

	/** Written by one thread at a time, read by any. */
	private volatile int size;

	/**
	 * Create it.
	 * @param key what puts calls into the same row
	 */
	WaitingCalls(Function<Call, Object> key) {
		this.key = key;
	}

	int size() {
		return this.size;
	}

	@SuppressWarnings("NonAtomicVolatileUpdate")
	void add(AdmittedCall call) {
		Row row = this.rows.computeIfAbsent(this.key.apply(call.call()), Row::new);
		row.calls.put(call.settlement(), call);
		this.size++;
		queue(row);
	}

	/**
	 * Let a call out. Its row lets out the next only after {@link #free}.
	 * @return the call, or {@code null} if none may leave
	 */
	@SuppressWarnings("NonAtomicVolatileUpdate")
	@Nullable AdmittedCall next() {
		for (Row row = this.ready.poll(); row != null; row = this.ready.poll()) {
			row.queued = false;
			AdmittedCall call = row.first();
			if (call != null) {
				row.calls.remove(call.settlement());
				row.busy = true;
				this.size--;
				return call;
			}
			dropIfIdle(row);
		}
		return null;
	}

	/**
	 * A call that was let out is no longer in the way of those of its key.
	 */
	void free(AdmittedCall left) {
		Row row = this.rows.get(this.key.apply(left.call()));
		if (row != null) {
			row.busy = false;
			queue(row);
			dropIfIdle(row);
		}
	}

	/**
	 * Take a call out.
	 * @return whether it was waiting
	 */
	@SuppressWarnings("NonAtomicVolatileUpdate")
	boolean remove(AdmittedCall call) {
		Row row = this.rows.get(this.key.apply(call.call()));
		if (row == null || row.calls.remove(call.settlement()) == null) {
			return false;
		}
		this.size--;
		return true;
	}

	@SuppressWarnings("NonAtomicVolatileUpdate")
	List<AdmittedCall> removeIf(Predicate<AdmittedCall> condition) {
		List<AdmittedCall> removed = new ArrayList<>();
		for (Row row : this.rows.values()) {
			row.calls.values().removeIf((call) -> condition.test(call) && removed.add(call));
		}
		this.size -= removed.size();
		return removed;
	}

	private void queue(Row row) {
		if (!row.busy && !row.queued && !row.calls.isEmpty()) {
			row.queued = true;
			this.ready.add(row);
		}
	}

	private void dropIfIdle(Row row) {
		if (!row.busy && !row.queued && row.calls.isEmpty()) {
			this.rows.remove(row.rowKey);
		}
	}

	private static final class Row {

		private final Object rowKey;

		/** By settlement, of which each call has its own. */
		private final Map<CallSettlement, AdmittedCall> calls = new LinkedHashMap<>();

		private boolean busy;

		private boolean queued;

		Row(Object rowKey) {
			this.rowKey = rowKey;
		}

		@Nullable AdmittedCall first() {
			return this.calls.isEmpty() ? null : this.calls.values().iterator().next();
		}

	}

}
