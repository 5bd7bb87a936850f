package io.github.mesosspring.benchmarks.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.mesosspring.benchmarks.Effort;
import io.github.mesosspring.benchmarks.Row;
import io.github.mesosspring.benchmarks.micro.JmhRuns;
import io.github.mesosspring.benchmarks.micro.JsonBenchmark;
import io.github.mesosspring.benchmarks.result.Measurement;
import io.github.mesosspring.benchmarks.result.RowResult;
import io.github.mesosspring.benchmarks.result.Target;
import org.openjdk.jmh.runner.RunnerException;

/**
 * JSON from bytes to messages and back.
 */
public final class JsonRow implements Row {

	private static final int ROW = 5;

	private static final double TARGET = 3;

	@Override
	public int number() {
		return ROW;
	}

	@Override
	public RowResult run(Effort effort) throws RunnerException {
		JmhRuns runs = new JmhRuns(effort);
		List<JsonBenchmark.Sample> samples = switch (effort) {
			case FULL -> List.of(JsonBenchmark.Sample.values());
			case QUICK -> List.of(JsonBenchmark.Sample.OFFERS_1);
			case SMOKE -> List.of(JsonBenchmark.Sample.UPDATE);
		};
		// reading is several times as much code as writing for the compiler of the JVM
		runs.add(JsonBenchmark.class, Map.of("message", samples), effort.of(12, 6, 0), "decode", "jsonFormatDecode");
		runs.add(JsonBenchmark.class, Map.of("message", samples), effort.of(12, 4, 0), "encode", "jsonFormatEncode");
		List<Measurement> measurements = new ArrayList<>();
		List<Target> targets = new ArrayList<>();
		for (JsonBenchmark.Sample sample : samples) {
			compare(runs, sample, "decode", "jsonFormatDecode", measurements, targets);
			compare(runs, sample, "encode", "jsonFormatEncode", measurements, targets);
		}
		return new RowResult(ROW, "JSON", List.of(
				"JMH, one thread, each contestant with each message in a JVM of its own.",
				"From bytes to a built message and back to bytes. Both are given the same JSON, and what they read is "
						+ "compared with what was written before anything is measured. Strings of a message are made "
						+ "when they are asked for, by ours as by protobuf itself."),
				measurements, targets, List.of());
	}

	private static void compare(JmhRuns runs, JsonBenchmark.Sample sample, String what, String peer,
			List<Measurement> measurements, List<Target> targets) {
		String name = what + " " + sample;
		Measurement ours = runs.time(name, "JsonCodec", 1, "JsonBenchmark." + what, sample);
		Measurement theirs = runs.time(name, "JsonFormat", 1, "JsonBenchmark." + peer, sample);
		measurements.add(ours);
		measurements.add(theirs);
		measurements.add(runs.allocation(name + ", allocated", "JsonCodec", 1, "JsonBenchmark." + what, sample));
		measurements.add(runs.allocation(name + ", allocated", "JsonFormat", 1, "JsonBenchmark." + peer, sample));
		targets.add(Target.atLeast(ROW, "speed of " + name + " against JsonFormat", theirs.median() / ours.median(),
				"x", TARGET));
	}

}
