package io.github.mesosspring.embedded.http;

import java.util.ArrayDeque;
import java.util.Queue;

import io.netty.buffer.ByteBuf;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Where the bytes of a stream wait for the connection. All methods but those that give
 * publishers are serialised by its lock, since test threads may spoil what the master's
 * thread writes.
 */
final class StreamOutlet {

	private static final Log logger = LogFactory.getLog(StreamOutlet.class);

	private final Sinks.Many<ByteBuf> chunks = Sinks.many().unicast().onBackpressureBuffer();

	private final Sinks.Empty<Void> cut = Sinks.empty();

	private final Queue<Runnable> heldBack = new ArrayDeque<>();

	private final long limit;

	private Framing framing = Framing.RECORDS;

	private boolean stalled;

	private boolean ended;

	private long buffered;

	StreamOutlet(long limit) {
		this.limit = limit;
	}

	/**
	 * Write a record.
	 * @return {@code false} if nobody will read it
	 */
	synchronized boolean write(ByteBuf record) {
		if (this.ended) {
			return false;
		}
		this.framing.pieces(record).forEach(this::admit);
		return !this.ended;
	}

	/**
	 * A length that must be taken before the chunk is handed over, which gives it away.
	 */
	private void admit(ByteBuf chunk) {
		this.buffered += chunk.readableBytes();
		if (this.buffered <= this.limit) {
			unlessStalled(() -> this.chunks.tryEmitNext(chunk));
		}
		else if (reset()) {
			logger.warn("A reader leaves more than " + this.limit
					+ " bytes of events unread: cutting its stream. A scheduler should read without waiting for its "
					+ "handlers");
		}
	}

	synchronized void frame(Framing next) {
		this.framing.rest().forEach(this::admit);
		this.framing = next;
	}

	synchronized void stall() {
		this.stalled = true;
	}

	synchronized void resume() {
		this.stalled = false;
		for (Runnable next = this.heldBack.poll(); next != null; next = this.heldBack.poll()) {
			next.run();
		}
	}

	synchronized void end() {
		this.framing.rest().forEach(this::admit);
		this.ended = true;
		unlessStalled(this.chunks::tryEmitComplete);
	}

	synchronized void breakOff() {
		this.framing.rest().forEach(this::admit);
		this.ended = true;
		unlessStalled(() -> this.chunks.tryEmitError(new StreamBrokenException()));
	}

	synchronized boolean reset() {
		this.ended = true;
		return this.cut.tryEmitEmpty().isSuccess();
	}

	synchronized long buffered() {
		return this.buffered;
	}

	private void unlessStalled(Runnable action) {
		if (this.stalled) {
			this.heldBack.add(action);
		}
		else {
			action.run();
		}
	}

	Mono<Void> cut() {
		return this.cut.asMono();
	}

	Flux<ByteBuf> chunks() {
		return this.chunks.asFlux().doOnNext((chunk) -> taken(chunk.readableBytes()));
	}

	private synchronized void taken(int bytes) {
		this.buffered -= bytes;
	}

}
