package io.github.mesosspring.subscription;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.mesosspring.event.EventSink;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.session.Session;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Notes what it is given, one word each, and can be full.
 */
final class RecordingSink implements EventSink {

	final List<String> notes = new CopyOnWriteArrayList<>();

	final List<String> dropped = new CopyOnWriteArrayList<>();

	private volatile boolean full;

	private final List<Runnable> waiting = new CopyOnWriteArrayList<>();

	private volatile @Nullable Runnable waitingForDrain;

	private volatile Mono<Void> quiet = Mono.empty();

	private volatile @Nullable Thread handling;

	private int fullAfter = Integer.MAX_VALUE;

	@Override
	public void begin(Session session, byte[] record) {
		this.notes.add("begin " + session.epoch());
	}

	@Override
	public void accept(long epoch, @Nullable MesosEventType type, byte[] record) {
		this.notes.add(type + " " + epoch);
		if (--this.fullAfter == 0) {
			this.full = true;
		}
	}

	@Override
	public void end(long epoch) {
		this.notes.add("end " + epoch);
	}

	@Override
	public void dropped(@Nullable MesosEventType type) {
		this.dropped.add(String.valueOf(type));
	}

	@Override
	public boolean hasRoomFor(int bytes) {
		return !this.full;
	}

	@Override
	public void whenRoomFor(int bytes, Runnable action) {
		if (!this.full) {
			action.run();
			return;
		}
		this.waiting.add(action);
	}

	@Override
	public void whenDrained(Runnable action) {
		this.waitingForDrain = action;
	}

	@Override
	public Mono<Void> quiesce() {
		this.notes.add("quiesce");
		return this.quiet;
	}

	@Override
	public boolean isHandling() {
		return this.handling == Thread.currentThread();
	}

	/**
	 * A handler runs until what is returned is completed.
	 */
	Sinks.Empty<Void> handle() {
		Sinks.Empty<Void> handler = Sinks.empty();
		this.quiet = handler.asMono();
		return handler;
	}

	/**
	 * Count as a thread that handlers run on.
	 */
	void handleOn(@Nullable Thread thread) {
		this.handling = thread;
	}

	void fullAfter(int events) {
		this.fullAfter = events;
	}

	boolean isWaitedFor() {
		return !this.waiting.isEmpty();
	}

	/**
	 * The handlers have caught up.
	 */
	void catchUp() {
		Runnable action = this.waitingForDrain;
		this.waitingForDrain = null;
		if (action != null) {
			action.run();
		}
	}

	void drain() {
		this.full = false;
		List<Runnable> actions = List.copyOf(this.waiting);
		this.waiting.clear();
		actions.forEach(Runnable::run);
	}

}
