package io.github.mesosspring.simulation;

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.mesosspring.codec.CodecException;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.event.EventSink;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.session.Session;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A place for mutants between subscription and dispatcher.
 */
class FaultySink implements EventSink {

	private final EventSink sink;

	FaultySink(EventSink sink) {
		this.sink = sink;
	}

	void update(long epoch, TaskStatus status, byte[] record) {
		this.sink.accept(epoch, MesosEventType.UPDATE, record);
	}

	@Override
	public void begin(Session session, byte[] record) {
		this.sink.begin(session, record);
	}

	@Override
	public void accept(long epoch, @Nullable MesosEventType type, byte[] record) {
		if (type == MesosEventType.UPDATE) {
			update(epoch, decode(record).getUpdate().getStatus(), record);
		}
		else {
			this.sink.accept(epoch, type, record);
		}
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
	public void whenDrained(Runnable action) {
		this.sink.whenDrained(action);
	}

	@Override
	public boolean isHandling() {
		return this.sink.isHandling();
	}

	@Override
	public Mono<Void> quiesce() {
		return this.sink.quiesce();
	}

	/** In whichever of the two encodings it is. */
	private static Event decode(byte[] record) {
		try {
			return Encoding.JSON.codec().decode(record, Event.getDefaultInstance());
		}
		catch (CodecException ex) {
			return parse(record);
		}
	}

	private static Event parse(byte[] record) {
		try {
			return Event.parseFrom(record);
		}
		catch (InvalidProtocolBufferException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
