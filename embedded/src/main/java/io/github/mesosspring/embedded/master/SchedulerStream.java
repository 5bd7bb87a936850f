package io.github.mesosspring.embedded.master;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.recordio.RecordIoEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The event stream of one subscription. Written to by the master thread only. A real
 * master buffers for a slow reader without bound; this one cuts the stream when
 * {@value #MAX_BUFFERED_BYTES} bytes wait.
 */
final class SchedulerStream {

	private static final Log logger = LogFactory.getLog(SchedulerStream.class);

	static final long MAX_BUFFERED_BYTES = 256L * 1024 * 1024;

	private final String id = UUID.randomUUID().toString();

	private final MessageCodec codec;

	private final Sinks.Many<byte[]> records = Sinks.many().unicast().onBackpressureBuffer();

	private final Sinks.Empty<Void> cut = Sinks.empty();

	private final Sinks.Empty<Void> written = Sinks.empty();

	private final long limit;

	private final AtomicLong buffered = new AtomicLong();

	private @Nullable FrameworkID framework;

	SchedulerStream(MessageCodec codec) {
		this(codec, MAX_BUFFERED_BYTES);
	}

	SchedulerStream(MessageCodec codec, long limit) {
		this.codec = codec;
		this.limit = limit;
	}

	String id() {
		return this.id;
	}

	String mediaType() {
		return this.codec.mediaType();
	}

	/**
	 * The framework that was subscribed with this stream, {@code null} if it was refused.
	 */
	@Nullable FrameworkID framework() {
		return this.framework;
	}

	void belongTo(FrameworkID framework) {
		this.framework = framework;
	}

	void send(Event event) {
		byte[] bytes = this.codec.encode(event);
		if (this.buffered.addAndGet(bytes.length) <= this.limit) {
			this.records.tryEmitNext(bytes);
		}
		else if (this.cut.tryEmitEmpty().isSuccess()) {
			logger.warn("A scheduler leaves more than " + this.limit
					+ " bytes of events unread: cutting its stream. It should read without waiting for its handlers");
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
	void end() {
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

	void wasWritten() {
		this.written.tryEmitEmpty();
	}

	/**
	 * Completes when the last chunk has been handed to the connection, or the connection
	 * is gone.
	 */
	Mono<Void> written() {
		return this.written.asMono();
	}

}
