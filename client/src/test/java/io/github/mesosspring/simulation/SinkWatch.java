package io.github.mesosspring.simulation;

import io.github.mesosspring.event.EventSink;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.session.Session;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Sees what the subscription passes on to the dispatcher.
 */
final class SinkWatch implements EventSink {

	private final EventSink sink;

	private final Checks checks;

	SinkWatch(EventSink sink, Checks checks) {
		this.sink = sink;
		this.checks = checks;
	}

	@Override
	public void begin(Session session, byte[] record) {
		this.checks.tell((check) -> check.sinkBegan(session));
		this.sink.begin(session, record);
	}

	@Override
	public void accept(long epoch, @Nullable MesosEventType type, byte[] record) {
		this.checks.tell((check) -> check.sinkAccepted(epoch, type, record));
		this.sink.accept(epoch, type, record);
	}

	@Override
	public void end(long epoch) {
		this.sink.end(epoch);
	}

	@Override
	public boolean hasRoomFor(int bytes) {
		return this.sink.hasRoomFor(bytes);
	}

	@Override
	public void whenRoomFor(int bytes, Runnable action) {
		this.sink.whenRoomFor(bytes, action);
	}

	@Override
	public void dropped(@Nullable MesosEventType type) {
		this.sink.dropped(type);
	}

	@Override
	public boolean isHandling() {
		return this.sink.isHandling();
	}

	@Override
	public void whenDrained(Runnable action) {
		this.sink.whenDrained(action);
	}

	@Override
	public Mono<Void> quiesce() {
		return this.sink.quiesce();
	}

}
