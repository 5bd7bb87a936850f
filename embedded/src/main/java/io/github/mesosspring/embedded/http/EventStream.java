package io.github.mesosspring.embedded.http;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import com.google.protobuf.Message;
import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.recordio.RecordIoEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The event stream of one subscription. Written to by one thread at a time. A real master
 * buffers for a slow reader without bound; this one cuts the stream when
 * {@value #MAX_BUFFERED_BYTES} bytes wait.
 */
public final class EventStream {

	private static final Log logger = LogFactory.getLog(EventStream.class);

	static final long MAX_BUFFERED_BYTES = 256L * 1024 * 1024;

	/** The header that carries the id. */
	public static final String ID_HEADER = "Mesos-Stream-Id";

	private final String id;

	private final MessageCodec codec;

	private final Sinks.Many<byte[]> records = Sinks.many().unicast().onBackpressureBuffer();

	private final Sinks.Empty<Void> cut = Sinks.empty();

	private final Sinks.Empty<Void> written = Sinks.empty();

	private final long limit;

	private Consumer<Message> observer = (event) -> {
	};

	private final AtomicLong buffered = new AtomicLong();

	private final Sinks.Empty<Void> disconnected = Sinks.empty();

	EventStream(String id, MessageCodec codec, long limit) {
		this.id = id;
		this.codec = codec;
		this.limit = limit;
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

	String mediaType() {
		return this.codec.mediaType();
	}

	/**
	 * Send an event. It is lost if the stream has ended.
	 * @param event the event
	 */
	public void send(Message event) {
		byte[] bytes = this.codec.encode(event);
		if (this.buffered.addAndGet(bytes.length) <= this.limit) {
			if (this.records.tryEmitNext(bytes).isSuccess()) {
				this.observer.accept(event);
			}
		}
		else if (this.cut.tryEmitEmpty().isSuccess()) {
			logger.warn("A reader leaves more than " + this.limit
					+ " bytes of events unread: cutting its stream. A scheduler should read without waiting for its handlers");
		}
	}

	/**
	 * Completes when the stream is to be cut, whatever is still unread.
	 */
	Mono<Void> cut() {
		return this.cut.asMono();
	}

	/**
	 * End the stream with its last chunk, after all that was sent.
	 */
	public void end() {
		this.records.tryEmitComplete();
	}

	/**
	 * The stream as it goes over the wire: one chunk for each event.
	 */
	Flux<ByteBuf> chunks() {
		return this.records.asFlux().map((bytes) -> {
			this.buffered.addAndGet(-bytes.length);
			return Unpooled.wrappedBuffer(RecordIoEncoder.header(bytes.length), bytes);
		});
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

}
