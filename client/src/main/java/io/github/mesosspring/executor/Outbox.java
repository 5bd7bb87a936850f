package io.github.mesosspring.executor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.executor.Call;
import org.jspecify.annotations.Nullable;

/**
 * Calls that wait for their turn, and the {@link Ledger}. One lock for both, so that an
 * update is in a SUBSCRIBE, or waits for one of the calls after it, but never neither.
 * Bounded. Thread-safe.
 */
final class Outbox {

	/** Far more than tasks an agent has room for, far less than memory. */
	static final int MAX = 10_000;

	private final ReentrantLock lock = new ReentrantLock();

	private final Deque<OutgoingCall> waiting = new ArrayDeque<>();

	private final Ledger ledger = new Ledger();

	/** Why nothing but updates is admitted, if so. */
	private @Nullable String away = "the executor is not subscribed";

	/** Why nothing at all is admitted, if so. */
	private @Nullable String closed;

	/**
	 * Take a call.
	 * @throws ExecutorCallException if it must not or cannot be sent
	 */
	void add(OutgoingCall call) {
		locked(() -> {
			requireAdmitted(call);
			if (call.isUpdate()) {
				this.ledger.keep(call.status());
			}
			return this.waiting.add(call);
		});
	}

	/**
	 * Take an update, unless its task is known to have come further than TASK_STARTING.
	 * @return whether it was taken
	 * @throws ExecutorCallException if it must not or cannot be sent
	 */
	boolean addIfNotBegun(OutgoingCall update) {
		return locked(() -> {
			KnownTask task = this.ledger.task(update.status().getTaskId());
			if (task == null || task.begun()) {
				return false;
			}
			add(update);
			return true;
		});
	}

	/**
	 * What was last said of a task that was not said to have ended.
	 */
	@Nullable TaskState unfinished(TaskID id) {
		this.lock.lock();
		try {
			KnownTask task = this.ledger.task(id);
			return (task == null || task.terminal()) ? null : task.last();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Tasks arrived. They are to be noted before anybody can make an update of them.
	 */
	void launched(Collection<TaskInfo> tasks) {
		locked(() -> {
			this.ledger.launched(tasks);
			return true;
		});
	}

	/**
	 * An update was acknowledged. The agent has it, whether or not it said so to the
	 * call.
	 * @return the call, if its outcome was still open
	 */
	List<OutgoingCall> acknowledged(TaskID task, ByteString uuid) {
		return locked(() -> {
			this.ledger.acknowledged(task, uuid);
			return remove((call) -> call.isUpdate() && call.uuid().equals(uuid));
		});
	}

	/**
	 * Look at the call whose turn it is.
	 */
	@Nullable OutgoingCall next() {
		this.lock.lock();
		try {
			return this.waiting.peek();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * A call has its outcome.
	 */
	void remove(OutgoingCall call) {
		locked(() -> this.waiting.remove(call));
	}

	/**
	 * A call was refused by the agent, which therefore will never acknowledge it.
	 */
	void refused(OutgoingCall call) {
		locked(() -> {
			if (call.isUpdate()) {
				this.ledger.refused(call.status());
			}
			return this.waiting.remove(call);
		});
	}

	/**
	 * What the agent might not know, for a SUBSCRIBE.
	 */
	Call.Subscribe subscribe() {
		return locked(this.ledger::subscribe);
	}

	/**
	 * A subscription stands.
	 * @param subscribe the SUBSCRIBE it began with
	 * @return the calls that need not be sent any more
	 */
	List<OutgoingCall> subscribed(Call.Subscribe subscribe) {
		Set<ByteString> carried = subscribe.getUnacknowledgedUpdatesList()
			.stream()
			.map((update) -> update.getStatus().getUuid())
			.collect(Collectors.toSet());
		return locked(() -> {
			this.away = null;
			return remove((call) -> call.isUpdate() && carried.contains(call.uuid()));
		});
	}

	/**
	 * No subscription stands any more: only updates go on waiting.
	 * @return the calls that do not
	 */
	List<OutgoingCall> interrupted(String why) {
		return locked(() -> {
			this.away = why;
			return remove((call) -> !call.isUpdate());
		});
	}

	/**
	 * Admit nothing more. Updates that were not acknowledged stay known.
	 * @return the calls that are given up
	 */
	List<OutgoingCall> close(String why) {
		return locked(() -> {
			this.closed = why;
			return remove((call) -> true);
		});
	}

	boolean isClosed() {
		return locked(() -> this.closed != null);
	}

	/**
	 * Whether nothing waits and every update is acknowledged.
	 */
	boolean isEmpty() {
		return locked(() -> this.waiting.isEmpty() && this.ledger.updates() == 0);
	}

	/**
	 * How many updates are not acknowledged. Read without the lock.
	 */
	int unacknowledgedUpdates() {
		return this.ledger.updates();
	}

	/**
	 * How many tasks have no acknowledged update. Read without the lock.
	 */
	int unacknowledgedTasks() {
		return this.ledger.unacknowledgedTasks();
	}

	private void requireAdmitted(OutgoingCall call) {
		String why = reasonAgainst(call);
		if (why != null) {
			throw ExecutorCallException.notSent(call.type(), why);
		}
	}

	private @Nullable String reasonAgainst(OutgoingCall call) {
		if (this.closed != null) {
			return this.closed;
		}
		if (!call.isUpdate() && this.away != null) {
			return this.away;
		}
		if (Math.max(this.waiting.size(), this.ledger.updates()) >= MAX) {
			return "the agent has not yet taken or acknowledged " + MAX + " others";
		}
		return call.isUpdate() ? reasonAgainstUpdate(call) : null;
	}

	/**
	 * What the agent would forward but never acknowledge must not be kept for ever.
	 */
	private @Nullable String reasonAgainstUpdate(OutgoingCall update) {
		String id = update.status().getTaskId().getValue();
		KnownTask task = this.ledger.task(update.status().getTaskId());
		if (task == null) {
			return "task '" + id + "' was never launched on this executor, or its end has been acknowledged";
		}
		if (task.terminal()) {
			return "task '" + id + "' was already said to have ended";
		}
		return this.ledger.holds(update.uuid()) ? "its uuid is that of another update" : null;
	}

	private List<OutgoingCall> remove(Predicate<OutgoingCall> condition) {
		List<OutgoingCall> removed = new ArrayList<>();
		this.waiting.removeIf((call) -> condition.test(call) && removed.add(call));
		return removed;
	}

	private <T> T locked(Supplier<T> action) {
		this.lock.lock();
		try {
			return action.get();
		}
		finally {
			this.lock.unlock();
		}
	}

}
