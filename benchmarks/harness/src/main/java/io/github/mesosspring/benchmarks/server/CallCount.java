package io.github.mesosspring.benchmarks.server;

import java.time.Duration;
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

	/** Whoever makes no call for so long makes none any more. */
	private static final Duration SILENCE = Duration.ofSeconds(2);

	/** The same before the first of them. */
	private static final Duration SILENCE_AT_FIRST = Duration.ofSeconds(10);

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
			this.last = 0;
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
	 * Wait for calls, until there are so many or no more come.
	 * @return the nanoseconds until the last of them, by how many connections they came,
	 * which is the most that can have been in flight, and how many there were
	 */
	Mono<String> await(int calls) {
		return awaitAll(calls).timeout(untilSilent(),
				Mono.defer(() -> untilSilent().isZero() ? Mono.fromSupplier(this::words) : await(calls)));
	}

	/**
	 * How long it takes from now, if no call comes, until no more are waited for.
	 */
	private Duration untilSilent() {
		this.lock.lock();
		try {
			Duration left = (this.count == 0) ? SILENCE_AT_FIRST.minusNanos(System.nanoTime() - this.start)
					: SILENCE.minusNanos(System.nanoTime() - this.last);
			return left.isNegative() ? Duration.ZERO : left;
		}
		finally {
			this.lock.unlock();
		}
	}

	private Mono<String> awaitAll(int calls) {
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
		waiter.answer().tryEmitValue(words());
	}

	private String words() {
		this.lock.lock();
		try {
			return (this.last - this.start) + " " + this.connections.size() + " " + this.count;
		}
		finally {
			this.lock.unlock();
		}
	}

	private record Waiting(int calls, Sinks.One<String> answer) {
	}

}
