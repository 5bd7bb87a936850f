package io.github.mesosspring.executor;

import java.util.ArrayDeque;
import java.util.Deque;

import io.github.mesosspring.event.EventSink;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.stream.Actor;
import org.jspecify.annotations.Nullable;

/**
 * The way into the event sink: hands over no more than fits and holds the rest, in its
 * order. Whoever reads stops meanwhile, so that no more is held than one buffer of each
 * stream brought. Nothing is dropped before the end, for an agent repeats nothing. Used
 * by the actor only.
 */
final class Inbox {

	private static final Runnable NOTHING = () -> {
	};

	private final EventSink sink;

	private final Actor actor;

	private final Deque<Held> held = new ArrayDeque<>();

	private Runnable whenUnblocked = NOTHING;

	private boolean asked;

	Inbox(EventSink sink, Actor actor) {
		this.sink = sink;
		this.actor = actor;
	}

	void begin(Session session, byte[] record) {
		hold(record.length, () -> this.sink.begin(session, record));
	}

	void add(long epoch, @Nullable MesosEventType type, byte[] record) {
		hold(record.length, () -> this.sink.accept(epoch, type, record));
	}

	void end(long epoch) {
		this.whenUnblocked = NOTHING;
		hold(Held.NO_ROOM_NEEDED, () -> this.sink.end(epoch));
	}

	/**
	 * Forget what is held: nothing is to be handled any more, and a subscription handed
	 * over now would have the sink begin anew.
	 */
	void clear() {
		this.held.clear();
	}

	/**
	 * Whether there is no use in reading on.
	 */
	boolean isBlocked() {
		return !this.held.isEmpty() || !this.sink.hasRoomFor(1);
	}

	/**
	 * Have something run, once, as soon as there is use in reading on; never if the
	 * subscription ends before that.
	 */
	void whenUnblocked(Runnable action) {
		this.whenUnblocked = action;
		handOver();
	}

	private void hold(int bytes, Runnable handOver) {
		this.held.add(new Held(bytes, handOver));
		handOver();
	}

	private void handOver() {
		for (Held next = this.held.peek(); next != null; next = this.held.peek()) {
			if (!hasRoomFor(next.bytes())) {
				return;
			}
			this.held.remove();
			next.handOver().run();
		}
		if (this.whenUnblocked != NOTHING && hasRoomFor(1)) {
			Runnable action = this.whenUnblocked;
			this.whenUnblocked = NOTHING;
			action.run();
		}
	}

	private boolean hasRoomFor(int bytes) {
		if (bytes == Held.NO_ROOM_NEEDED || this.sink.hasRoomFor(bytes)) {
			return true;
		}
		if (!this.asked) {
			this.asked = true;
			this.sink.whenRoomFor(bytes, () -> this.actor.execute(() -> {
				this.asked = false;
				handOver();
			}));
		}
		return false;
	}

	/**
	 * Something on its way into the sink.
	 *
	 * @param bytes the room it needs
	 * @param handOver hands it over
	 */
	private record Held(int bytes, Runnable handOver) {

		static final int NO_ROOM_NEEDED = -1;

	}

}
