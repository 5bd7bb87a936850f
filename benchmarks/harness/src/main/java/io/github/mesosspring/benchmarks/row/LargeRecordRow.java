package io.github.mesosspring.benchmarks.row;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.mesosspring.benchmarks.Effort;
import io.github.mesosspring.benchmarks.Row;
import io.github.mesosspring.benchmarks.contest.Contest;
import io.github.mesosspring.benchmarks.contest.MesosGo;
import io.github.mesosspring.benchmarks.contest.Program;
import io.github.mesosspring.benchmarks.result.Measurement;
import io.github.mesosspring.benchmarks.result.RowResult;
import io.github.mesosspring.benchmarks.result.Target;

/**
 * One large OFFERS record.
 */
public final class LargeRecordRow implements Row {

	private static final int MIB = 1024 * 1024;

	private static final String ABOVE = "peak memory above the message, the most of all rounds";

	private static final Program OURS = counted(Program.STARTER);

	private static final Program RXJAVA = counted(Program.RXJAVA);

	/** Arrays are copied when they grow from 32 MiB. */
	private static final int GROWN = 33;

	@Override
	public int number() {
		return 7;
	}

	@Override
	public RowResult run(Effort effort) throws Exception {
		List<Measurement> measurements = new ArrayList<>();
		List<Target> targets = new ArrayList<>();
		List<String> notes = new ArrayList<>();
		List<Program> programs = new ArrayList<>(List.of(OURS, RXJAVA));
		new MesosGo().build().ifPresentOrElse(programs::add, () -> notes.add(MesosGo.MISSING));
		for (int mib : sizes(effort)) {
			try (Contest contest = new Contest(effort, "2g")) {
				int bytes = mib * MIB;
				String words = Work.words("memory", bytes) + " " + Work.words("large", bytes, 1, effort.of(3, 1, 1));
				Map<Program, String> work = new LinkedHashMap<>();
				((mib == GROWN) ? List.of(OURS) : programs).forEach((program) -> work.put(program, words));
				contest.run((mib < GROWN) ? effort.of(2, 1, 1) : 1, work, programs.subList(1, programs.size()));
				measure(contest, programs, mib, measurements);
				judge(contest, mib, targets);
				contest.notes().forEach((note) -> notes.add(mib + " MiB, " + note));
			}
		}
		return new RowResult(number(), "Large offers", List.of(
				"One OFFERS record of 1 KiB an offer; heap 2 GiB, the serial collector, since G1 counts a MiB for each that an array begins. Memory is what is live, on the heap and in direct buffers, right after a full collection, beyond what was live after three others were handled and let go.",
				"The peak is the most that was seen by collections 10 ms apart from the first byte on and by one within the handler, which record and message outlive; what lives for less than a collection takes can be missed. The message is what letting go of it frees after the handler has returned and the subscription is closed. Kept is what stays of the subscription beside it: of the starter, the offers that calls are checked against.",
				"The time is the median of three records, after another on the same connection.",
				"33 MiB, starter only, because arrays are copied when they grow from 32 MiB. What is larger than 16 MiB, and the others, for which no target is, are measured in one round.",
				"mesos-go as it is by default, in a process of its own whose heap is not limited. Its memory is HeapAlloc of its runtime right after a collection.",
				"On: bounds, the outstanding offers that calls are checked against, an annotated method that takes all offers."),
				measurements, targets, notes);
	}

	private static int[] sizes(Effort effort) {
		return switch (effort) {
			case FULL -> new int[] { 1, 16, GROWN, 64 };
			case QUICK -> new int[] { 16 };
			case SMOKE -> new int[] { 1 };
		};
	}

	/**
	 * Have memory counted to the byte: G1 counts a MiB for each that an array begins, and
	 * the JVM counts no memory that Netty takes past it.
	 */
	private static Program counted(Program program) {
		return program.as(program.name(), "-XX:+UseSerialGC", "-XX:MarkSweepAlwaysCompactCount=1",
				"-Dio.netty.maxDirectMemory=0");
	}

	private static void measure(Contest contest, List<Program> programs, int mib, List<Measurement> measurements) {
		String size = ", record of " + mib + " MiB";
		for (Program program : programs) {
			for (String name : List.of("peak bytes", "message bytes", "kept bytes")) {
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
		targets.add(Target.atLeast(number(), "offers decoded" + size, contest.median(OURS, "offers"), "offers",
				mib * 1000.0));
		List<Double> peaks = contest.measurement(OURS, "peak bytes", "B").rounds();
		List<Double> messages = contest.measurement(OURS, "message bytes", "B").rounds();
		double above = 0;
		for (int round = 0; round < peaks.size(); round++) {
			above = Math.max(above, peaks.get(round) - messages.get(round));
		}
		targets.add(Target.atMost(number(), ABOVE + size, above / (mib * (double) MIB), "x record", 1.5));
	}

}
