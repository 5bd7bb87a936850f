package io.github.mesosspring.subscription;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import io.github.mesosspring.event.EventSink;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.session.Session;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The way into the event sink: lets in one thread at a time, only events of the
 * subscription that stands, and no more than fit. What does not fit is held here, in its
 * order, until there is room. Whoever reads stops meanwhile, so that no more is held than
 * one buffer of the stream brought. Thread-safe.
 * <p>
 * When a subscription ends, what is held of it is dropped, unless it stays true: that is
 * still handed over, before the next SUBSCRIBED. Whatever is dropped is counted.
 * <p>
 * Statuses that a master before 1.8 answers a call with do not come by the stream: newer
 * events may still be on it when they are let in.
 */
final class EventGate {

	private static final long NONE = 0;

	private static final Runnable NOTHING = () -> {
	};

	private final ReentrantLock lock = new ReentrantLock();

	private final EventSink sink;

	private final Deque<Held> held = new ArrayDeque<>();

	/** Whether the sink was asked to tell when there is room, and has not yet. */
	private boolean asked;

	private Runnable whenUnblocked = NOTHING;

	private long open = NONE;

	EventGate(EventSink sink) {
		this.sink = sink;
	}

	void begin(Session session, byte[] record) {
		locked(() -> {
			this.open = session.epoch();
			this.held.add(new Held(session.epoch(), MesosEventType.SUBSCRIBED, record, session));
			return handOver();
		});
	}

	void accept(long epoch, @Nullable MesosEventType type, byte[] record) {
		if (passes(epoch, type, record)) {
			return;
		}
		locked(() -> {
			if (epoch != this.open) {
				this.sink.dropped(type);
				return NOTHING;
			}
			this.held.add(new Held(epoch, type, record, null));
			return handOver();
		});
	}

	/**
	 * Hand an event over at once if nothing stands in its way, as is usual.
	 */
	private boolean passes(long epoch, @Nullable MesosEventType type, byte[] record) {
		this.lock.lock();
		try {
			boolean passes = epoch == this.open && this.held.isEmpty() && this.sink.hasRoomFor(record.length);
			if (passes) {
				this.sink.accept(epoch, type, record);
			}
			return passes;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Have bytes counted that the stream brought. Needs no order.
	 */
	void read(int bytes) {
		this.sink.read(bytes);
	}

	/**
	 * Have an event counted that was not let in.
	 * @param type its type, or {@code null} if it is not known
	 */
	void drop(@Nullable MesosEventType type) {
		locked(() -> {
			this.sink.dropped(type);
			return NOTHING;
		});
	}

	void end(long epoch) {
		locked(() -> {
			if (epoch != this.open) {
				return NOTHING;
			}
			this.open = NONE;
			this.whenUnblocked = NOTHING;
			dropHeld(false);
			this.sink.end(epoch);
			return handOver();
		});
	}

	/**
	 * Have nothing more delivered until the next subscription begins.
	 * @return completes when no handler runs any more
	 */
	Mono<Void> quiesce() {
		this.lock.lock();
		try {
			dropHeld(true);
			return this.sink.quiesce();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Whether there is no use in reading on: something is held, or the sink is full.
	 */
	boolean isBlocked() {
		this.lock.lock();
		try {
			return !this.held.isEmpty() || !this.sink.hasRoomFor(1);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Have something run, once, as soon as the gate is not blocked; never if the
	 * subscription ends before that.
	 * @param epoch the subscription
	 * @param action what to run, on any thread; must not block
	 */
	void whenUnblocked(long epoch, Runnable action) {
		locked(() -> {
			if (epoch == this.open) {
				this.whenUnblocked = action;
			}
			return handOver();
		});
	}

	void whenDrained(Runnable action) {
		this.sink.whenDrained(action);
	}

	private void roomAgain() {
		locked(() -> {
			this.asked = false;
			return handOver();
		});
	}

	/**
	 * Hand over what fits.
	 * @return what to do then, without the lock
	 */
	private Runnable handOver() {
		for (Held next = this.held.peek(); next != null; next = this.held.peek()) {
			if (!this.sink.hasRoomFor(next.record().length)) {
				return ask(next.record().length);
			}
			this.held.remove();
			next.handTo(this.sink);
		}
		if (this.whenUnblocked == NOTHING) {
			return NOTHING;
		}
		if (!this.sink.hasRoomFor(1)) {
			return ask(1);
		}
		Runnable action = this.whenUnblocked;
		this.whenUnblocked = NOTHING;
		return action;
	}

	private Runnable ask(int bytes) {
		if (this.asked) {
			return NOTHING;
		}
		this.asked = true;
		return () -> this.sink.whenRoomFor(bytes, this::roomAgain);
	}

	private void dropHeld(boolean all) {
		this.held.removeIf((event) -> {
			boolean dropped = all || !MesosEventType.isLasting(event.type());
			if (dropped) {
				this.sink.dropped(event.type());
			}
			return dropped;
		});
	}

	private void locked(Supplier<Runnable> action) {
		Runnable then;
		this.lock.lock();
		try {
			then = action.get();
		}
		finally {
			this.lock.unlock();
		}
		then.run();
	}

	/**
	 * An event on its way into the sink.
	 *
	 * @param epoch the subscription it came with
	 * @param type its type
	 * @param record its bytes
	 * @param session the session, if it is the SUBSCRIBED that begins it
	 */
	private record Held(long epoch, @Nullable MesosEventType type, byte[] record, @Nullable Session session) {

		void handTo(EventSink sink) {
			if (this.session != null) {
				sink.begin(this.session, this.record);
			}
			else {
				sink.accept(this.epoch, this.type, this.record);
			}
		}

	}

}
