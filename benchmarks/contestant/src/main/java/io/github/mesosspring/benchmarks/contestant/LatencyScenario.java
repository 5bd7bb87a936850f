package io.github.mesosspring.benchmarks.contestant;

import java.net.URI;
import java.util.Arrays;

/**
 * How long single updates take from the server to the handler.
 */
final class LatencyScenario implements Scenario {

	private final int warmUp;

	private final int warmUpMicros;

	private final int updates;

	private final int intervalMicros;

	LatencyScenario(int warmUp, int warmUpMicros, int updates, int intervalMicros) {
		this.warmUp = warmUp;
		this.warmUpMicros = warmUpMicros;
		this.updates = updates;
		this.intervalMicros = intervalMicros;
	}

	@Override
	public void run(Contestant contestant, URI master, Output output) throws Exception {
		Latencies latencies = new Latencies(this.updates);
		String script = "single " + this.warmUp + " " + this.warmUpMicros + ";single " + this.updates + " "
				+ this.intervalMicros;
		try (Contestant.Subscription subscription = contestant.subscribe(master, script, latencies)) {
			Control control = new Control(master, latencies.awaitSubscribed());
			latencies.expect(this.warmUp);
			control.next();
			latencies.awaitUpdates();
			latencies.expect(this.updates);
			control.next();
			latencies.awaitUpdates();
		}
		long[] sorted = latencies.sorted();
		for (double percentile : new double[] { 50, 90, 99 }) {
			output.result("p" + (int) percentile, sorted[(int) Math.ceil(percentile / 100 * sorted.length) - 1] / 1e3);
		}
		output.result("max", sorted[sorted.length - 1] / 1e3);
	}

	/**
	 * Takes the times.
	 */
	private static final class Latencies extends Inbox {

		private final long[] nanos;

		Latencies(int updates) {
			this.nanos = new long[updates];
		}

		@Override
		public Reply update(long stamp) {
			long now = System.nanoTime();
			// those of the warm-up are written over
			this.nanos[counted() % this.nanos.length] = now - stamp;
			count();
			return Reply.NONE;
		}

		long[] sorted() {
			Arrays.sort(this.nanos);
			return this.nanos;
		}

	}

}
