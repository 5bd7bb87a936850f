package io.github.mesosspring.benchmarks.contestant;

import java.net.URI;

/**
 * How fast many updates get to a handler that counts them.
 */
final class ThroughputScenario implements Scenario {

	private final int warmUp;

	private final int updates;

	ThroughputScenario(int warmUp, int updates) {
		this.warmUp = warmUp;
		this.updates = updates;
	}

	@Override
	public void run(Contestant contestant, URI master, Output output) throws Exception {
		Counter counter = new Counter();
		String script = "burst " + this.warmUp + ";burst " + this.updates;
		try (Contestant.Subscription subscription = contestant.subscribe(master, script, counter)) {
			Control control = new Control(master, counter.awaitSubscribed());
			counter.await(control, this.warmUp);
			long allocated = Memory.allocated();
			long processor = Memory.processorTime();
			counter.await(control, this.updates);
			output.result("events per second", this.updates * 1e9 / counter.nanos());
			output.result("nanoseconds per event", (double) counter.nanos() / this.updates);
			output.result("processor time per event", (double) (Memory.processorTime() - processor) / this.updates);
			output.result("bytes per event", (double) (Memory.allocated() - allocated) / this.updates);
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
