package io.github.mesosspring.benchmarks.contestant;

import java.net.URI;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One large OFFERS record: how long it takes to the handler, and how much memory is live
 * at most on the way. Each record has a subscription of its own, so that nothing is left
 * of the one before. The time and the memory are taken from different records, since
 * looking at the memory takes time.
 */
final class LargeRecordScenario implements Scenario {

	private static final int TIMED = 4;

	private static final long BETWEEN_LOOKS = 10_000_000;

	private static final long LIMIT_SECONDS = 120;

	private final int bytes;

	LargeRecordScenario(int bytes) {
		this.bytes = bytes;
	}

	@Override
	public void run(Contestant contestant, URI master, Output output) throws Exception {
		long best = Long.MAX_VALUE;
		for (int record = 0; record < TIMED; record++) {
			best = Math.min(best, time(contestant, master));
		}
		output.result("milliseconds", best / 1e6);
		output.result("nanoseconds per byte", (double) best / this.bytes);
		look(contestant, master, output);
	}

	private long time(Contestant contestant, URI master) throws Exception {
		Offers offers = new Offers();
		try (Contestant.Subscription subscription = contestant.subscribe(master, "offers " + this.bytes, offers)) {
			Control control = new Control(master, offers.awaitSubscribed());
			long start = System.nanoTime();
			control.next();
			offers.take();
			return System.nanoTime() - start;
		}
	}

	private void look(Contestant contestant, URI master, Output output) throws Exception {
		Offers offers = new Offers();
		try (Contestant.Subscription subscription = contestant.subscribe(master, "offers " + this.bytes, offers)) {
			Control control = new Control(master, offers.awaitSubscribed());
			long before = Memory.live();
			Peak peak = new Peak();
			peak.start();
			control.next();
			Object event = offers.take();
			long most = peak.end();
			long after = Memory.live();
			output.result("peak bytes", Math.max(0, Math.max(most, after) - before));
			output.result("message bytes", Math.max(0, after - before));
			output.result("offers", offers.last(event));
		}
	}

	/**
	 * Takes records one at a time.
	 */
	private static final class Offers extends Inbox {

		private final BlockingQueue<Object> events = new ArrayBlockingQueue<>(16);

		private volatile int count;

		private volatile Throwable failure = new IllegalStateException("None within " + LIMIT_SECONDS + " s");

		@Override
		public Reply update(long stamp) {
			return Reply.NONE;
		}

		@Override
		public void offers(Object event, int offers) {
			this.count = offers;
			this.events.add(event);
		}

		@Override
		public void failed(Throwable failure) {
			super.failed(failure);
			this.failure = failure;
			this.events.add(this);
		}

		Object take() throws InterruptedException {
			Object event = this.events.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
			if (event == null || event == this) {
				throw new IllegalStateException("The record did not arrive: " + this.failure, this.failure);
			}
			return event;
		}

		/**
		 * The number of offers of the event, which has been live until now.
		 */
		int last(Object event) {
			return (event != null) ? this.count : 0;
		}

	}

	/**
	 * Looks at the memory again and again, and lets the contestant get on in between.
	 */
	private static final class Peak extends Thread {

		private volatile boolean over;

		private volatile long most;

		Peak() {
			super("memory-peak");
			setDaemon(true);
		}

		@Override
		public void run() {
			while (!this.over) {
				this.most = Math.max(this.most, Memory.live());
				LockSupport.parkNanos(BETWEEN_LOOKS);
			}
		}

		long end() throws InterruptedException {
			this.over = true;
			join();
			return this.most;
		}

	}

}
