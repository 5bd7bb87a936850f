package io.github.mesosspring.executor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.github.mesosspring.event.EventSink;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.session.Session;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Stands for the dispatcher: notes what it is given and can be full.
 */
final class NotingSink implements EventSink {

	final List<String> notes = new CopyOnWriteArrayList<>();

	final List<Session> sessions = new CopyOnWriteArrayList<>();

	private final List<Runnable> waiting = new ArrayList<>();

	private boolean full;

	Consumer<byte[]> records = (record) -> {
	};

	/** How many arrived. */
	int bytes;

	@Override
	public void read(int more) {
		this.bytes += more;
	}

	@Override
	public void begin(Session session, byte[] record) {
		this.sessions.add(session);
		this.notes.add("begin " + session.epoch());
		this.records.accept(record);
	}

	@Override
	public void accept(long epoch, @Nullable MesosEventType type, byte[] record) {
		this.notes.add(type + " " + epoch);
		this.records.accept(record);
	}

	@Override
	public void end(long epoch) {
		this.notes.add("end " + epoch);
	}

	@Override
	public boolean hasRoomFor(int bytes) {
		return !this.full;
	}

	@Override
	public void whenRoomFor(int bytes, Runnable action) {
		this.waiting.add(action);
	}

	@Override
	public void whenDrained(Runnable action) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Mono<Void> quiesce() {
		this.notes.add("quiesce");
		return Mono.empty();
	}

	void full(boolean isFull) {
		this.full = isFull;
		if (!isFull) {
			List<Runnable> actions = List.copyOf(this.waiting);
			this.waiting.clear();
			actions.forEach(Runnable::run);
		}
	}

	List<String> withoutHeartbeats() {
		return this.notes.stream().filter((note) -> !note.startsWith("HEARTBEAT")).toList();
	}

}
