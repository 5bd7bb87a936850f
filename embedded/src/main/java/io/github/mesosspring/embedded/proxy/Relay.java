package io.github.mesosspring.embedded.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;

/**
 * Passes on what one connection sends to another, as its flow lets it. Used on the event
 * loop of both only.
 */
final class Relay {

	private final HeldBytes held = new HeldBytes();

	private final Channel source;

	private final Channel sink;

	private final Traffic traffic;

	private final ProxyClock clock;

	private final Owner owner;

	private Flow flow;

	private Allowance allowance;

	private long relayed;

	private boolean sourceEnded;

	private End end = End.NONE;

	private long endsAt;

	private long wakesAt = Long.MAX_VALUE;

	Relay(Channel source, Channel sink, Flow flow, Traffic traffic, ProxyClock clock, Owner owner) {
		this.source = source;
		this.sink = sink;
		this.flow = flow;
		this.traffic = traffic;
		this.clock = clock;
		this.owner = owner;
		this.allowance = new Allowance(flow.bytesPerSecond(), clock.nanoTime());
	}

	void change(Flow flow) {
		if (flow.bytesPerSecond() != this.flow.bytesPerSecond()) {
			this.allowance = new Allowance(flow.bytesPerSecond(), this.clock.nanoTime());
		}
		if (flow.delay() == 0) {
			this.held.makeReady();
			this.endsAt = 0;
		}
		this.flow = flow;
		pump();
	}

	/**
	 * Take over bytes that the source sent. After an end they are dropped.
	 */
	void received(ByteBuf bytes) {
		if (this.end == End.NONE) {
			long now = this.clock.nanoTime();
			this.traffic.held().addAndGet(bytes.readableBytes());
			this.held.add(bytes, now, now + this.flow.delay());
			pump();
		}
		bytes.release();
	}

	/**
	 * The source sent a FIN.
	 */
	void sourceEnded() {
		this.sourceEnded = true;
		end();
	}

	/**
	 * Pass on an end behind what was read so far.
	 */
	void end() {
		if (this.end == End.NONE) {
			this.end = End.PENDING;
			this.endsAt = this.clock.nanoTime() + this.flow.delay();
		}
		pump();
	}

	/**
	 * Whether no more bytes come in and none go out.
	 */
	boolean isOver() {
		return this.sourceEnded && this.end == End.PASSED;
	}

	/**
	 * Drop what is held back.
	 */
	void drop() {
		this.held.makeReady();
		this.traffic.held().addAndGet(-this.held.size());
		this.held.take(this.held.size()).release();
	}

	/**
	 * Pass on what may pass now, and see to it that the rest is tried later.
	 */
	void pump() {
		if (this.relayed >= this.flow.cutAfter()) {
			this.source.config().setAutoRead(false);
			whenWritten(this.owner::cut);
			return;
		}
		if (this.flow.passage() == Passage.OPEN) {
			long now = this.clock.nanoTime();
			for (int count = passable(now); count > 0; count = passable(now)) {
				pass(count);
			}
			passEnd(now);
			wakeLater(now);
		}
		this.source.config().setAutoRead(this.end != End.NONE || (!this.held.isFull() && this.sink.isWritable()));
	}

	private int passable(long now) {
		int count = this.sink.isWritable() ? Math.min(this.held.ready(now), this.allowance.available(now)) : 0;
		return (int) Math.min(Math.min(count, this.flow.pieceSize()), this.flow.cutAfter() - this.relayed);
	}

	private void pass(int count) {
		ByteBuf piece = this.held.take(count);
		this.allowance.use(count);
		this.flow.corruption().apply(piece, this.relayed);
		this.relayed += count;
		this.traffic.held().addAndGet(-count);
		this.sink.writeAndFlush(piece).addListener((written) -> {
			if (written.isSuccess()) {
				this.traffic.relayed().addAndGet(count);
			}
		});
		if (this.relayed >= this.flow.cutAfter()) {
			whenWritten(this.owner::cut);
		}
	}

	private void passEnd(long now) {
		if (this.end == End.PENDING && this.held.size() == 0 && this.endsAt <= now) {
			this.end = End.PASSING;
			whenWritten(() -> {
				this.end = End.PASSED;
				Sockets.end(this.sink);
				this.owner.ended();
			});
		}
		else if (isOver()) {
			this.owner.ended();
		}
	}

	private void wakeLater(long now) {
		long next = this.held.nextReadyAt();
		int ready = this.held.ready(now);
		if (ready > 0 && this.sink.isWritable()) {
			next = Math.min(next, this.allowance.availableAt(ready));
		}
		if (this.end == End.PENDING && this.held.size() == 0) {
			next = this.endsAt;
		}
		if (next < this.wakesAt) {
			this.wakesAt = next;
			this.clock.runAfter(Math.max(next - now, 1), this::wake, this.sink.eventLoop());
		}
	}

	private void wake() {
		this.wakesAt = Long.MAX_VALUE;
		pump();
	}

	private void whenWritten(Runnable action) {
		this.sink.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener((written) -> {
			if (written.isSuccess()) {
				action.run();
			}
		});
	}

	private enum End {

		NONE, PENDING, PASSING, PASSED

	}

	/**
	 * Owns the connections.
	 */
	interface Owner {

		/**
		 * Reset both.
		 */
		void cut();

		/**
		 * An end was passed on.
		 */
		void ended();

	}

}
