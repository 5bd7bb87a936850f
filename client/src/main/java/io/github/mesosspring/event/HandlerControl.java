package io.github.mesosspring.event;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

/**
 * The state and the counts of the handlers that share an id. Counting takes no lock and
 * no memory.
 */
final class HandlerControl {

	private final String id;

	private final LongAdder handled = new LongAdder();

	private final LongAdder failed = new LongAdder();

	private final LongAdder filtered = new LongAdder();

	private final LongAdder skipped = new LongAdder();

	private volatile HandlerState state;

	private volatile Set<MesosEventType> types = Set.of();

	private volatile @Nullable Failure lastFailure;

	HandlerControl(String id, HandlerState state) {
		this.id = id;
		this.state = state;
	}

	String id() {
		return this.id;
	}

	HandlerState state() {
		return this.state;
	}

	void state(HandlerState state) {
		this.state = state;
	}

	/**
	 * Note what one of the methods takes.
	 */
	void takes(Collection<MesosEventType> more) {
		Set<MesosEventType> all = EnumSet.noneOf(MesosEventType.class);
		all.addAll(this.types);
		all.addAll(more);
		this.types = Collections.unmodifiableSet(all);
	}

	void handled() {
		this.handled.increment();
	}

	void failed(Throwable failure) {
		this.failed.increment();
		this.lastFailure = new Failure(failure.getClass(), Instant.now());
	}

	void filtered() {
		this.filtered.increment();
	}

	void skipped() {
		this.skipped.increment();
	}

	EventHandlerStatus status() {
		Failure last = this.lastFailure;
		return new EventHandlerStatus(this.id, this.types, this.state, this.handled.sum(), this.failed.sum(),
				this.filtered.sum(), this.skipped.sum(), (last != null) ? last.type() : null,
				(last != null) ? last.time() : null);
	}

	private record Failure(Class<? extends Throwable> type, Instant time) {
	}

}
