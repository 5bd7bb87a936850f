package io.github.mesosspring.benchmarks.row;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.mesosspring.benchmarks.Effort;
import io.github.mesosspring.benchmarks.Row;
import io.github.mesosspring.benchmarks.contest.Contest;
import io.github.mesosspring.benchmarks.contest.Program;
import io.github.mesosspring.benchmarks.result.Measurement;
import io.github.mesosspring.benchmarks.result.RowResult;
import io.github.mesosspring.benchmarks.result.Target;

/**
 * Whether more costs more for each.
 */
public final class GrowthRow implements Row {

	private static final double NOISE = 1.3;

	private static final double MIB = 1024 * 1024;

	private static final String PER_EVENT = "nanoseconds per event";

	private static final String PER_BYTE = "nanoseconds per byte";

	@Override
	public int number() {
		return 11;
	}

	@Override
	public RowResult run(Effort effort) throws Exception {
		List<Measurement> measurements = new ArrayList<>();
		int rounds = effort.of(2, 1, 1);
		int[] counts = switch (effort) {
			case FULL -> new int[] { 10_000, 100_000, 1_000_000 };
			case QUICK -> new int[] { 10_000, 100_000 };
			case SMOKE -> new int[] { 100 };
		};
		double[] sizes = switch (effort) {
			case FULL -> new double[] { 0.64, 6.4, 64 };
			case QUICK -> new double[] { 0.64, 6.4 };
			case SMOKE -> new double[] { 0.01 };
		};
		double[] events = new double[counts.length];
		double[] bytes = new double[sizes.length];
		for (int step = 0; step < counts.length; step++) {
			try (Contest contest = new Contest(effort, "2g")) {
				int times = (effort == Effort.SMOKE) ? 1 : Math.max(3, Math.min(100, 1_000_000 / counts[step]));
				contest.run(rounds,
						Map.of(Program.STARTER,
								Work.words("throughput", effort.of(1_500_000, 300_000, 100), counts[step], times) + " "
										+ Work.words("large", Math.round(sizes[step] * MIB),
												records(effort.of(128, 13, 0), sizes[step]),
												records(effort.of(192, 26, 0), sizes[step]))));
				String count = "cost of an event, events of " + counts[step];
				measurements.add(contest.measurement(Program.STARTER, PER_EVENT, count, "ns"));
				String size = String.format(Locale.ROOT, "cost of a byte, record of %s MiB", sizes[step]);
				measurements.add(contest.measurement(Program.STARTER, PER_BYTE, size, "ns/B"));
				events[step] = contest.median(Program.STARTER, PER_EVENT);
				bytes[step] = contest.median(Program.STARTER, PER_BYTE);
			}
		}
		return new RowResult(number(), "Growth", List.of(
				"Events as in row 2, records as in row 7, heap 2 GiB, each count and size in JVMs of their own. Flat is held to be up to "
						+ NOISE + " times the cheapest.",
				"The cost of a byte is that in a warmed-up client: records one after the other on one connection, each asked for when the one before was handled, from asking for it to its handler, as many bytes in small ones as in large ones."),
				measurements,
				List.of(Target.atMost(number(), "cost of an event, the most against the least", ratio(events), "x",
						NOISE),
						Target.atMost(number(), "cost of a byte, the most against the least", ratio(bytes), "x",
								NOISE)),
				List.of());
	}

	/**
	 * How many records of a size there are in so many MiB.
	 */
	private static int records(int mib, double size) {
		return Math.max(1, (int) Math.round(mib / size));
	}

	private static double ratio(double... costs) {
		double[] sorted = costs.clone();
		Arrays.sort(sorted);
		return sorted[sorted.length - 1] / sorted[0];
	}

}
