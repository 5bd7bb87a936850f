package io.github.mesosspring.embedded.proxy;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what goes through a proxy. Thread-safe.
 *
 * @param accepted the connections accepted so far
 * @param toTarget the bytes to the target
 * @param toClient the bytes to the client
 */
record Counters(AtomicLong accepted, Traffic toTarget, Traffic toClient) {

	Counters() {
		this(new AtomicLong(), new Traffic(), new Traffic());
	}

	Traffic in(Direction direction) {
		return (direction == Direction.TO_TARGET) ? this.toTarget : this.toClient;
	}

}
