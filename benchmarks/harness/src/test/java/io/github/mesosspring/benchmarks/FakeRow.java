package io.github.mesosspring.benchmarks;

import java.util.ArrayList;
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
		List<Measurement> measurements = new ArrayList<>();
		for (String record : List.of("53 B", "1 KiB")) {
			measurements.add(new Measurement("parse, records of " + record, "protobuf-java", "ns", around(180)));
			curve(measurements, "framing, records of " + record, "RecordIoDecoder", 3000, 90, 50, 48);
			curve(measurements, "framing and decode, records of " + record, "RecordIoDecoder", 3300, 290, 240, 241);
			curve(measurements, "framing, records of " + record, "Alpakka simple-codecs 0.9", 11_000, 230, 700, 3900);
		}
		return new FakeRow(4, (effort) -> new RowResult(4, "RecordIO", List.of("JMH."), measurements,
				List.of(Target.atLeast(4, "framing beside the best peer", 1.02, "x", 1)), List.of()));
	}

	/** Bars with long names of which some contestants have one only. */
	static FakeRow dispatch() {
		List<Measurement> measurements = new ArrayList<>();
		String name = "decode and dispatch of an UPDATE";
		measurements.add(new Measurement(name, "direct call", "ns", around(240)));
		measurements.add(new Measurement(name, "@EventListener", "ns", around(610)));
		for (String with : List.of("", ", without uuid", ", with a condition in the configuration",
				", with a filter of roles", ", with observation")) {
			measurements
				.add(new Measurement(name + with, "@MesosEventHandler", "ns", around(500 + 31 * with.length())));
		}
		return new FakeRow(9, (effort) -> new RowResult(9, "Dispatch", List.of("JMH."), measurements,
				List.of(Target.atMost(9, "overhead over a direct call", 260, "ns", 1000)), List.of()));
	}

	/** Memory over time, after figures of another unit. */
	static FakeRow burst() {
		List<Measurement> measurements = new ArrayList<>();
		for (String contestant : List.of("starter", "mesos-rxjava 0.2.0")) {
			measurements.add(new Measurement("lost", contestant, "events", List.of(0.0)));
			for (int second = 0; second <= 50; second++) {
				double heap = contestant.equals("starter") ? 30 + second % 3 : 20 + 190 * (1 - second / 50.0);
				measurements.add(new Measurement("live heap @ " + second + " s", contestant, "MiB", List.of(heap)));
			}
		}
		return new FakeRow(6, (effort) -> new RowResult(6, "Burst", List.of("On."), measurements,
				List.of(Target.atMost(6, "lost", 0, "events", 0)), List.of()));
	}

	/** One that does not get through. */
	static FakeRow failing(int number) {
		return new FakeRow(number, (effort) -> {
			throw new IllegalStateException("The contestant gave up\nand this was all it said");
		});
	}

	private static void curve(List<Measurement> measurements, String name, String contestant, double... values) {
		List<String> chunks = List.of("1 B", "512 B", "8 KiB", "64 KiB");
		for (int i = 0; i < values.length; i++) {
			measurements
				.add(new Measurement(name + ", chunks of " + chunks.get(i), contestant, "ns", around(values[i])));
			measurements.add(new Measurement(name + ", chunks of " + chunks.get(i) + ", allocated", contestant, "B",
					around(values[i] / 3)));
		}
	}

	private static List<Double> around(double value) {
		return List.of(value * 1.07, value, value * 0.96);
	}

}
