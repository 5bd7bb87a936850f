package io.github.mesosspring.benchmarks.server;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

import io.netty.channel.ChannelId;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Counts the calls since the server was last told to go on. Thread-safe.
 */
final class CallCount {

	private final ReentrantLock lock = new ReentrantLock();

	private final List<Waiting> waiting = new ArrayList<>();

	private long start;

	private long last;

	private int count;

	private final Set<ChannelId> connections = new HashSet<>();

	/**
	 * Count from none.
	 */
	void restart() {
		this.lock.lock();
		try {
			this.count = 0;
			this.connections.clear();
			this.start = System.nanoTime();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * All of a call arrived.
	 * @param connection by which connection
	 */
	void add(ChannelId connection) {
		List<Waiting> done;
		this.lock.lock();
		try {
			this.connections.add(connection);
			this.count++;
			this.last = System.nanoTime();
			done = done();
		}
		finally {
			this.lock.unlock();
		}
		done.forEach(this::answer);
	}

	/**
	 * Wait for calls.
	 * @return the nanoseconds until the last of them, and by how many connections they
	 * came, which is the most that can have been in flight
	 */
	Mono<String> await(int calls) {
		Waiting waiter = new Waiting(calls, Sinks.one());
		List<Waiting> done;
		this.lock.lock();
		try {
			this.waiting.add(waiter);
			done = done();
		}
		finally {
			this.lock.unlock();
		}
		done.forEach(this::answer);
		return waiter.answer().asMono();
	}

	private List<Waiting> done() {
		if (this.waiting.isEmpty()) {
			return List.of();
		}
		List<Waiting> done = this.waiting.stream().filter((waiter) -> waiter.calls() <= this.count).toList();
		this.waiting.removeAll(done);
		return done;
	}

	private void answer(Waiting waiter) {
		waiter.answer().tryEmitValue((this.last - this.start) + " " + this.connections.size());
	}

	private record Waiting(int calls, Sinks.One<String> answer) {
	}

}
