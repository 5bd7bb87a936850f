package io.github.mesosspring.benchmarks.row;

import java.util.ArrayList;
import java.util.List;

import io.github.mesosspring.benchmarks.Effort;
import io.github.mesosspring.benchmarks.Row;
import io.github.mesosspring.benchmarks.contest.Contest;
import io.github.mesosspring.benchmarks.contest.Program;
import io.github.mesosspring.benchmarks.result.Measurement;
import io.github.mesosspring.benchmarks.result.RowResult;
import io.github.mesosspring.benchmarks.result.Target;

/**
 * One large OFFERS record.
 */
public final class LargeRecordRow implements Row {

	private static final int MIB = 1024 * 1024;

	private static final List<Program> PROGRAMS = List.of(Program.STARTER, Program.RXJAVA);

	@Override
	public int number() {
		return 7;
	}

	@Override
	public RowResult run(Effort effort) throws Exception {
		List<Measurement> measurements = new ArrayList<>();
		List<Target> targets = new ArrayList<>();
		List<String> notes = new ArrayList<>();
		for (int mib : (effort == Effort.SMOKE) ? new int[] { 1 } : new int[] { 1, 16, 33, 64 }) {
			try (Contest contest = new Contest(effort, "2g")) {
				contest.run(effort.of(2, 1, 1), Work.of(PROGRAMS, "large", mib * MIB));
				measure(contest, mib, measurements);
				judge(contest, mib, targets);
				contest.notes().forEach((note) -> notes.add(mib + " MiB, " + note));
			}
		}
		return new RowResult(number(), "Large offers", List.of(
				"One OFFERS record of about 1 KiB an offer; heap 2 GiB. Memory is sampled by full collections, 10 ms between them, while the record arrives and is decoded, and is what is live above what was before; what lives for less than a collection takes can be missed. The time is the best of four records in a JVM.",
				"33 MiB because arrays are copied when they grow from 32 MiB.",
				"On: bounds, the outstanding offers that calls are checked against, an annotated method that takes all offers."),
				measurements, targets, notes);
	}

	private static void measure(Contest contest, int mib, List<Measurement> measurements) {
		String size = ", record of " + mib + " MiB";
		for (Program program : PROGRAMS) {
			for (String name : List.of("peak bytes", "message bytes")) {
				if (contest.has(program, name)) {
					Measurement bytes = contest.measurement(program, name, "B");
					measurements.add(new Measurement(name.replace("bytes", "memory") + size, program.name(), "MiB",
							bytes.rounds().stream().map((value) -> value / MIB).toList()));
				}
			}
			if (contest.has(program, "milliseconds")) {
				measurements.add(contest.measurement(program, "milliseconds", "time to the handler" + size, "ms"));
			}
		}
	}

	private void judge(Contest contest, int mib, List<Target> targets) {
		String size = ", record of " + mib + " MiB";
		targets.add(Target.atLeast(number(), "offers decoded" + size, contest.median(Program.STARTER, "offers"),
				"offers", Math.floor(mib * 950.0)));
		List<Double> peaks = contest.measurement(Program.STARTER, "peak bytes", "B").rounds();
		List<Double> messages = contest.measurement(Program.STARTER, "message bytes", "B").rounds();
		double above = 0;
		for (int round = 0; round < peaks.size(); round++) {
			above = Math.max(above, peaks.get(round) - messages.get(round));
		}
		targets.add(Target.atMost(number(), "peak memory above the message, the most of all rounds" + size,
				above / (mib * (double) MIB), "x record", 1.5));
	}

}
