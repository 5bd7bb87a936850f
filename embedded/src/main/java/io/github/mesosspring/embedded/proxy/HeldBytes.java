package io.github.mesosspring.embedded.proxy;

import java.util.ArrayDeque;
import java.util.Deque;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * The bytes that one relay has read and not passed on, in order, with the times from
 * which they may pass.
 */
final class HeldBytes {

	/**
	 * It is full with as many bytes. One more read may still come in.
	 */
	static final int LIMIT = 128 * 1024;

	private static final int MAX_DELAYED_READS = 1024;

	private final ByteBuf bytes = Unpooled.buffer(0, 2 * LIMIT);

	private final Deque<Delayed> delayed = new ArrayDeque<>();

	private int ready;

	int size() {
		return this.bytes.readableBytes();
	}

	boolean isFull() {
		return size() >= LIMIT || this.delayed.size() >= MAX_DELAYED_READS;
	}

	void add(ByteBuf added, long now, long readyAt) {
		int count = added.readableBytes();
		if (ready(now) == size() && readyAt <= now) {
			this.ready += count;
		}
		else {
			Delayed last = this.delayed.peekLast();
			this.delayed.add(new Delayed(count, (last != null) ? Math.max(readyAt, last.readyAt()) : readyAt));
		}
		if (this.bytes.writableBytes() < count) {
			this.bytes.discardReadBytes();
		}
		this.bytes.writeBytes(added);
	}

	/**
	 * How many bytes may pass now.
	 */
	int ready(long now) {
		while (!this.delayed.isEmpty() && this.delayed.element().readyAt() <= now) {
			this.ready += this.delayed.remove().count();
		}
		return this.ready;
	}

	/**
	 * When the next bytes may pass of those that may not yet.
	 */
	long nextReadyAt() {
		return this.delayed.isEmpty() ? Long.MAX_VALUE : this.delayed.element().readyAt();
	}

	/**
	 * Take bytes that are ready.
	 */
	ByteBuf take(int count) {
		this.ready -= count;
		return this.bytes.readBytes(count);
	}

	/**
	 * Let all bytes pass now.
	 */
	void makeReady() {
		this.delayed.clear();
		this.ready = size();
	}

	private record Delayed(int count, long readyAt) {

	}

}
