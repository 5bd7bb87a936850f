package io.github.mesosspring.benchmarks.contestant;

import java.net.URI;
import java.util.Arrays;

/**
 * How fast many updates get to a handler that counts them. Done several times, of which
 * the one in the middle counts.
 */
final class ThroughputScenario implements Scenario {

	private final int warmUp;

	private final int updates;

	private final int times;

	ThroughputScenario(int warmUp, int updates, int times) {
		this.warmUp = warmUp;
		this.updates = updates;
		this.times = times;
	}

	@Override
	public void run(Contestant contestant, URI master, Output output) throws Exception {
		Counter counter = new Counter();
		String script = "burst " + this.warmUp + (";burst " + this.updates).repeat(this.times);
		try (Contestant.Subscription subscription = contestant.subscribe(master, script, counter)) {
			Control control = new Control(master, counter.awaitSubscribed());
			counter.await(control, this.warmUp);
			long allocated = Memory.allocated();
			long processor = Memory.processorTime();
			long[] nanos = new long[this.times];
			for (int time = 0; time < this.times; time++) {
				counter.await(control, this.updates);
				nanos[time] = counter.nanos();
			}
			Arrays.sort(nanos);
			long all = (long) this.updates * this.times;
			output.result("events per second", this.updates * 1e9 / nanos[this.times / 2]);
			output.result("nanoseconds per event", (double) nanos[this.times / 2] / this.updates);
			output.result("processor time per event", (double) (Memory.processorTime() - processor) / all);
			output.result("bytes per event", (double) (Memory.allocated() - allocated) / all);
		}
	}

	/**
	 * Counts, and notes when the first was written and the last was there.
	 */
	private static final class Counter extends Inbox {

		private long first;

		private volatile long last;

		void await(Control control, int updates) throws Exception {
			this.first = 0;
			expect(updates);
			control.next();
			awaitUpdates();
			this.last = System.nanoTime();
		}

		long nanos() {
			return this.last - this.first;
		}

		@Override
		public Reply update(long stamp) {
			if (this.first == 0) {
				this.first = stamp;
			}
			count();
			return Reply.NONE;
		}

	}

}
