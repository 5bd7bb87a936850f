package io.github.mesosspring.embedded.http;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

import com.google.protobuf.Message;
import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.recordio.RecordIoEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The event stream of one subscription. A real master buffers for a slow reader without
 * bound; this one cuts the stream when 256 MiB wait. What goes through it can be spoilt
 * on purpose. Thread-safe; events keep the order in which they are sent.
 */
public final class EventStream {

	/** The header that carries the id. */
	public static final String ID_HEADER = "Mesos-Stream-Id";

	static final long MAX_BUFFERED_BYTES = 256L * 1024 * 1024;

	private final String id;

	private final MessageCodec codec;

	private final StreamOutlet outlet;

	private final Sinks.Empty<Void> written = Sinks.empty();

	private final Sinks.Empty<Void> disconnected = Sinks.empty();

	private Function<Message, List<Message>> interceptor = List::of;

	private Consumer<Message> observer = (event) -> {
	};

	EventStream(String id, MessageCodec codec, long limit) {
		this.id = id;
		this.codec = codec;
		this.outlet = new StreamOutlet(limit);
	}

	/**
	 * Begin a stream that its reader has to name in its calls, as schedulers do.
	 * @param codec the encoding of its events
	 * @return the stream
	 */
	public static EventStream withId(MessageCodec codec) {
		return new EventStream(UUID.randomUUID().toString(), codec, MAX_BUFFERED_BYTES);
	}

	/**
	 * Begin a stream for executors or operators.
	 * @param codec the encoding of its events
	 * @return the stream
	 */
	public static EventStream withoutId(MessageCodec codec) {
		return new EventStream("", codec, MAX_BUFFERED_BYTES);
	}

	/**
	 * Let somebody see what is sent from now on.
	 * @param observer called by the thread that sends
	 */
	public void observe(Consumer<Message> observer) {
		this.observer = observer;
	}

	/**
	 * The id.
	 * @return the id, empty if the stream has none
	 */
	public String id() {
		return this.id;
	}

	/**
	 * The encoding of the events.
	 * @return the media type
	 */
	public String mediaType() {
		return this.codec.mediaType();
	}

	/**
	 * Send an event. It is lost if the stream has ended.
	 * @param event the event
	 */
	public synchronized void send(Message event) {
		this.interceptor.apply(event).forEach(this::write);
	}

	/**
	 * Write an event as it is, whatever an interceptor would make of it.
	 * @param event the event
	 */
	public synchronized void write(Message event) {
		if (writeRecord(this.codec.encode(event))) {
			this.observer.accept(event);
		}
	}

	/**
	 * Write a record that need be no event.
	 * @param record the record, without its length
	 * @return {@code false} if the stream has ended or is cut
	 */
	public boolean writeRecord(byte[] record) {
		return this.outlet.write(Unpooled.wrappedBuffer(RecordIoEncoder.header(record.length), record));
	}

	/**
	 * Write bytes that need be no record at all.
	 * @param bytes the bytes, sent in one piece
	 */
	public void writeRaw(byte[] bytes) {
		this.outlet.write(Unpooled.wrappedBuffer(bytes));
	}

	/**
	 * Decide what becomes of each event from now on.
	 * @param interceptor gives the events to be written instead of one
	 */
	public synchronized void intercept(Function<Message, List<Message>> interceptor) {
		this.interceptor = interceptor;
	}

	/**
	 * Decide in what pieces events go over the wire from now on.
	 * @param framing the pieces
	 */
	public void frame(Framing framing) {
		this.outlet.frame(framing);
	}

	/**
	 * Hold back everything from now on, the last chunk too. The connection stays open.
	 */
	public void stall() {
		this.outlet.stall();
	}

	/**
	 * Send what was held back, and go on.
	 */
	public void resume() {
		this.outlet.resume();
	}

	/**
	 * End the stream with its last chunk, after all that was sent.
	 */
	public void end() {
		this.outlet.end();
	}

	/**
	 * Close the connection without a last chunk, after all that was sent.
	 */
	public void breakOff() {
		this.outlet.breakOff();
	}

	/**
	 * Reset the connection at once, whatever is still to be sent.
	 */
	public void reset() {
		this.outlet.reset();
	}

	/**
	 * How much waits because the reader does not read, or because it is held back.
	 * @return the bytes
	 */
	public long unread() {
		return this.outlet.buffered();
	}

	/**
	 * Completes when the connection is to be reset.
	 */
	Mono<Void> cut() {
		return this.outlet.cut();
	}

	/**
	 * The stream as it goes over the wire: one chunk for each element.
	 */
	Flux<ByteBuf> chunks() {
		return this.outlet.chunks();
	}

	void wasWritten() {
		this.written.tryEmitEmpty();
	}

	/**
	 * The last chunk is on its way.
	 * @return completes when it has been handed to the connection, or the connection is
	 * gone
	 */
	public Mono<Void> written() {
		return this.written.asMono();
	}

	void connectionClosed() {
		this.disconnected.tryEmitEmpty();
	}

	/**
	 * The reader is gone.
	 * @return completes when the connection of the stream is closed, on a thread of the
	 * server
	 */
	public Mono<Void> disconnected() {
		return this.disconnected.asMono();
	}

}
