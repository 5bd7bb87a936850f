package io.github.mesosspring.call;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

import io.github.mesosspring.protocol.scheduler.Call;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue of calls that leave in the order they came. Some may be in flight at
 * the same time, but never two with the same key. No thread of its own: whoever queues or
 * ends a call starts the next one. Thread-safe.
 */
final class CallLane {

	private final int concurrency;

	private final int maxQueued;

	private final BiConsumer<AdmittedCall, Runnable> work;

	private final ReentrantLock lock = new ReentrantLock();

	private final WaitingCalls waiting;

	private final Set<Flight> inFlight = new LinkedHashSet<>();

	/** The size of what is in flight, for gauges, which take no lock. */
	private volatile int flights;

	private boolean closed;

	/**
	 * Create a lane.
	 * @param concurrency how many calls may be in flight
	 * @param maxQueued how many may wait
	 * @param key what keeps two calls apart
	 * @param work starts a call; runs the given action when it is no longer in flight
	 */
	CallLane(int concurrency, int maxQueued, Function<Call, Object> key, BiConsumer<AdmittedCall, Runnable> work) {
		this.concurrency = concurrency;
		this.maxQueued = maxQueued;
		this.waiting = new WaitingCalls(key);
		this.work = work;
	}

	void submit(AdmittedCall call) {
		this.lock.lock();
		try {
			if (this.closed) {
				throw new CallNotSentException(call.type(), CallNotSentException.Reason.CLOSED,
						"the application is stopping");
			}
			if (this.waiting.size() >= this.maxQueued) {
				throw new CallNotSentException(call.type(), CallNotSentException.Reason.QUEUE_FULL, this.maxQueued
						+ " calls are waiting for the master already; slow down, or raise " + "mesos.calls.max-queued");
			}
			this.waiting.add(call);
		}
		finally {
			this.lock.unlock();
		}
		startWaiting();
	}

	/**
	 * How many calls wait. Read without the lock.
	 */
	int waiting() {
		return this.waiting.size();
	}

	/**
	 * How many calls are in flight. Read without the lock.
	 */
	int inFlight() {
		return this.flights;
	}

	/**
	 * Take a call out if it has not left yet.
	 * @return whether it will never leave
	 */
	boolean remove(AdmittedCall call) {
		this.lock.lock();
		try {
			return this.waiting.remove(call);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Take calls out that have not left yet.
	 */
	List<AdmittedCall> remove(Predicate<AdmittedCall> condition) {
		this.lock.lock();
		try {
			return this.waiting.removeIf(condition);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Wait no longer for calls that have left: those behind them go on.
	 */
	void release(Predicate<AdmittedCall> condition) {
		this.lock.lock();
		try {
			List<Flight> released = this.inFlight.stream().filter((flight) -> condition.test(flight.call)).toList();
			released.forEach(this::landed);
		}
		finally {
			this.lock.unlock();
		}
		startWaiting();
	}

	/**
	 * Admit no more calls.
	 * @return those that have not left yet
	 */
	List<AdmittedCall> close() {
		this.lock.lock();
		try {
			this.closed = true;
			return remove((call) -> true);
		}
		finally {
			this.lock.unlock();
		}
	}

	private void startWaiting() {
		for (Flight next = take(); next != null; next = take()) {
			this.work.accept(next.call, next);
			next.started();
		}
	}

	private @Nullable Flight take() {
		this.lock.lock();
		try {
			if (this.inFlight.size() >= this.concurrency) {
				return null;
			}
			AdmittedCall call = this.waiting.next();
			if (call == null) {
				return null;
			}
			Flight flight = new Flight(call);
			this.inFlight.add(flight);
			this.flights = this.inFlight.size();
			return flight;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void landed(Flight flight) {
		this.lock.lock();
		try {
			// one that was released no longer stands in the way of others
			if (this.inFlight.remove(flight)) {
				this.flights = this.inFlight.size();
				this.waiting.free(flight.call);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * A call in flight. One that ends while it is being started leaves the next to the
	 * loop that started it: a long row of those must not become a deep stack.
	 */
	private final class Flight implements Runnable {

		private final AdmittedCall call;

		private volatile @Nullable Thread starter = Thread.currentThread();

		Flight(AdmittedCall call) {
			this.call = call;
		}

		void started() {
			this.starter = null;
		}

		@Override
		public void run() {
			landed(this);
			if (this.starter != Thread.currentThread()) {
				startWaiting();
			}
		}

	}

}
