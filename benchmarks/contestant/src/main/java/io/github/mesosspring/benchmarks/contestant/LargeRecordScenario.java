package io.github.mesosspring.benchmarks.contestant;

import java.net.URI;
import java.util.Arrays;

/**
 * How long OFFERS records take to the handler, one after the other on one connection.
 */
final class LargeRecordScenario implements Scenario {

	private final int bytes;

	private final int warmUp;

	private final int records;

	LargeRecordScenario(int bytes, int warmUp, int records) {
		this.bytes = bytes;
		this.warmUp = warmUp;
		this.records = records;
	}

	@Override
	public void run(Contestant contestant, URI master, Output output) throws Exception {
		OffersInbox offers = new OffersInbox();
		String script = "offers " + this.bytes + " " + (this.warmUp + this.records);
		try (Contestant.Subscription subscription = contestant.subscribe(master, script, offers)) {
			Control control = new Control(master, offers.awaitSubscribed());
			for (int record = 0; record < this.warmUp; record++) {
				offers.next(control);
			}
			long[] nanos = new long[this.records];
			for (int record = 0; record < this.records; record++) {
				long start = System.nanoTime();
				offers.next(control);
				nanos[record] = System.nanoTime() - start;
			}
			long sum = Arrays.stream(nanos).sum();
			Arrays.sort(nanos);
			output.result("milliseconds", nanos[this.records / 2] / 1e6);
			output.result("nanoseconds per byte", (double) sum / this.records / this.bytes);
		}
	}

}
