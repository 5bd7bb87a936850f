package io.github.mesosspring.benchmarks.report;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

import io.github.mesosspring.benchmarks.result.Measurement;
import io.github.mesosspring.benchmarks.result.RowResult;
import io.github.mesosspring.benchmarks.result.Target;
import org.jspecify.annotations.Nullable;

/**
 * What became of a row when it was last measured, as it is kept in a file.
 *
 * @param row the number of the row
 * @param date when its measurement began
 * @param seconds how long it took
 * @param commit what was measured
 * @param effort how much was measured
 * @param machine the processor, its cores and the memory
 * @param java the Java runtime
 * @param failure why there is no result, or {@code null}
 * @param result what was found, or {@code null} if it failed
 */
public record RowRecord(int row, String date, long seconds, String commit, String effort, String machine, String java,
		@Nullable String failure, @Nullable RowResult result) {

	private static final int LINE = 300;

	/**
	 * What a row gave. A figure that is no number is a failure of the row.
	 */
	public static RowRecord of(int row, RowResult result, Environment environment, Instant start, Duration took) {
		String wrong = wrong(row, result);
		return of(row, (wrong == null) ? result : null, wrong, environment, start, took);
	}

	/**
	 * A row that gave nothing.
	 */
	public static RowRecord failed(int row, Throwable failure, Environment environment, Instant start, Duration took) {
		return of(row, null, shortened(failure.toString()), environment, start, took);
	}

	/**
	 * What it is held against; nothing if it failed.
	 */
	public List<Target> targets() {
		return (this.result != null) ? this.result.targets() : List.of();
	}

	private static RowRecord of(int row, @Nullable RowResult result, @Nullable String failure, Environment environment,
			Instant start, Duration took) {
		return new RowRecord(row, start.truncatedTo(ChronoUnit.SECONDS).toString(), took.toSeconds(),
				environment.commit(), environment.effort(), environment.machine(), environment.java(), failure, result);
	}

	/** The output has all of it; some messages have the output of a process in them. */
	private static String shortened(String failure) {
		String line = failure.lines().findFirst().orElse("").strip();
		return (line.length() > LINE) ? line.substring(0, LINE) + "..." : line;
	}

	private static @Nullable String wrong(int row, RowResult result) {
		if (result.row() != row || result.targets().stream().anyMatch((target) -> target.row() != row)) {
			return "It gave figures of another row";
		}
		Stream<String> rounds = result.measurements()
			.stream()
			.filter((measurement) -> !measurement.rounds().stream().allMatch(Double::isFinite))
			.map((measurement) -> measurement.name() + " of " + measurement.contestant() + measurement.rounds());
		Stream<String> targets = result.targets()
			.stream()
			.filter((target) -> !Double.isFinite(target.value()))
			.map((target) -> target.name() + " is " + target.value());
		List<String> wrong = Stream.concat(rounds, targets).toList();
		return wrong.isEmpty() ? null : "Not a number: " + String.join("; ", wrong);
	}

	boolean failed() {
		return this.result == null;
	}

	/** Why there is no result. */
	String reason() {
		return (this.failure != null) ? this.failure : "unknown";
	}

}
