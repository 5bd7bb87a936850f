package io.github.mesosspring.recording;

import io.github.mesosspring.event.EventSink;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.session.Session;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * An event sink that has everything recorded before it passes it on.
 */
final class RecorderSink implements EventSink {

	private final EventSink sink;

	private final TrafficRecorder recorder;

	RecorderSink(EventSink sink, TrafficRecorder recorder) {
		this.sink = sink;
		this.recorder = recorder;
	}

	@Override
	public void begin(Session session, byte[] record) {
		this.recorder.received(session.epoch(), MesosEventType.SUBSCRIBED, record);
		this.sink.begin(session, record);
	}

	@Override
	public void accept(long epoch, @Nullable MesosEventType type, byte[] record) {
		this.recorder.received(epoch, type, record);
		this.sink.accept(epoch, type, record);
	}

	@Override
	public void read(int bytes) {
		this.sink.read(bytes);
	}

	@Override
	public void end(long epoch) {
		this.sink.end(epoch);
	}

	@Override
	public void dropped(@Nullable MesosEventType type) {
		this.sink.dropped(type);
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
