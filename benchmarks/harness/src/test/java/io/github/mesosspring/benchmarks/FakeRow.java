package io.github.mesosspring.benchmarks;

import java.util.List;
import java.util.function.Function;

import io.github.mesosspring.benchmarks.result.Measurement;
import io.github.mesosspring.benchmarks.result.RowResult;
import io.github.mesosspring.benchmarks.result.Target;

/**
 * A row that measures nothing and gives what it is told to.
 */
record FakeRow(int number, Function<Effort, RowResult> result) implements Row {

	@Override
	public RowResult run(Effort effort) {
		return this.result.apply(effort);
	}

	/** Latencies of which one target is met and the other is not. */
	static FakeRow latency(double ours) {
		return new FakeRow(1, (effort) -> {
			List<Measurement> measurements = List.of(new Measurement("p50 latency", "ours", "us", around(ours)),
					new Measurement("p99 latency", "ours", "us", around(ours * 3)),
					new Measurement("p50 latency", "bare", "us", around(61)),
					new Measurement("p99 latency", "bare", "us", around(150)),
					new Measurement("p50 latency", "bare with hand-off", "us", around(80)),
					new Measurement("p99 latency", "bare with hand-off", "us", around(180)),
					new Measurement("p50 latency", "mesos-rxjava 0.2.0", "us", around(131_000)),
					new Measurement("p99 latency", "mesos-rxjava 0.2.0", "us", around(255_000)),
					new Measurement("p50 latency", "mesos-rxjava 0.1.1 (HubSpot)", "us", around(122_000)),
					new Measurement("p99 latency", "mesos-rxjava 0.1.1 (HubSpot)", "us", around(248_000)));
			List<Target> targets = List.of(Target.atMost(1, "p50 beside bare with hand-off", ours / 80, "x", 1.5),
					Target.atLeast(1, "p50 beside mesos-rxjava", 131_000 / ours, "x", 100));
			return new RowResult(1, "Latency of an UPDATE", List.of("Acknowledgement after handling was on."),
					measurements, targets, List.of("mesos-rxjava lost nothing."));
		});
	}

	/** Curves over the sizes of chunks. */
	static FakeRow framing() {
		return new FakeRow(4, (effort) -> {
			List<Measurement> measurements = List.of(point("ours", "1 B", 310_000), point("ours", "512 B", 14_000_000),
					point("ours", "8 KiB", 21_000_000), point("ours", "64 KiB", 23_000_000),
					point("Alpakka simple-codecs 0.9", "1 B", 90_000),
					point("Alpakka simple-codecs 0.9", "512 B", 4_400_000),
					point("Alpakka simple-codecs 0.9", "8 KiB", 1_400_000),
					point("Alpakka simple-codecs 0.9", "64 KiB", 260_000));
			return new RowResult(4, "RecordIO", List.of("JMH."), measurements,
					List.of(Target.atLeast(4, "framing beside the best peer", 1.02, "x", 1)), List.of());
		});
	}

	/** One that does not get through. */
	static FakeRow failing(int number) {
		return new FakeRow(number, (effort) -> {
			throw new IllegalStateException("The contestant gave up");
		});
	}

	private static Measurement point(String contestant, String chunk, double rate) {
		return new Measurement("frames of 53 B @ " + chunk + " chunks", contestant, "records/s", around(rate));
	}

	private static List<Double> around(double value) {
		return List.of(value * 1.07, value, value * 0.96);
	}

}
