package io.github.mesosspring.benchmarks.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.mesosspring.benchmarks.Effort;
import io.github.mesosspring.benchmarks.Row;
import io.github.mesosspring.benchmarks.contest.Contest;
import io.github.mesosspring.benchmarks.contest.Program;
import io.github.mesosspring.benchmarks.result.Measurement;
import io.github.mesosspring.benchmarks.result.RowResult;
import io.github.mesosspring.benchmarks.result.Target;

/**
 * Updates that are each answered by a call.
 */
public final class AcknowledgedRow implements Row {

	private static final String RATE = "acknowledge per second";

	/** The default of {@code mesos.calls.acknowledge-concurrency}. */
	private static final int IN_FLIGHT = 4;

	private static final String ACKNOWLEDGED = "acknowledged per second";

	private static final Program BARE = Program.BARE.as("bare with " + IN_FLIGHT + " in flight",
			"-Din-flight=" + IN_FLIGHT);

	private static final List<Program> OURS = List.of(Program.STARTER, Program.STARTER_WITH_METERS, BARE);

	private static final List<Program> ONCE = List.of(Program.STARTER_WITH_METERS, Peers.RXJAVA, Peers.HUBSPOT);

	@Override
	public int number() {
		return 3;
	}

	@Override
	public RowResult run(Effort effort) throws Exception {
		int updates = effort.of(20_000, 5000, 100);
		int warmUp = effort.of(150_000, 8000, 100);
		Map<Program, String> work = Work.of((effort == Effort.FULL)
				? List.of(Program.STARTER, Program.STARTER_WITH_METERS, BARE) : List.of(Program.STARTER, BARE),
				"answers", "ACKNOWLEDGE", warmUp, updates);
		int free = effort.of(20_000, 0, 50);
		// a quarter of a second for each window
		String window = Work.words("window", "ACKNOWLEDGE", effort.of(8, 1, 1) * IN_FLIGHT, IN_FLIGHT);
		Peers.ALL.forEach((peer) -> work.put(peer,
				(free > 0) ? Work.words("answers", "ACKNOWLEDGE", free / 4, free) + " " + window : window));
		try (Contest contest = new Contest(effort, "1g")) {
			contest.run(effort.of(3, 1, 1), work, ONCE);
			List<Program> all = List.copyOf(work.keySet());
			List<Measurement> measurements = new ArrayList<>();
			measurements.addAll(contest.measurements(OURS, RATE, ACKNOWLEDGED, "1/s"));
			measurements.addAll(contest.measurements(Peers.ALL, "window " + RATE, ACKNOWLEDGED, "1/s"));
			for (Measurement unlimited : contest.measurements(Peers.ALL, RATE, ACKNOWLEDGED, "1/s")) {
				measurements.add(new Measurement(ACKNOWLEDGED, unlimited.contestant() + " (free)", unlimited.unit(),
						unlimited.rounds()));
			}
			measurements.addAll(contest.measurements(all, "acknowledge connections", "connections used", ""));
			measurements.addAll(contest.measurements(all, "acknowledge processor time", "processor time", "ns"));
			measurements.addAll(contest.measurements(all, "acknowledge lost", "calls lost", "calls"));
			double ours = contest.median(Program.STARTER, RATE);
			return new RowResult(number(), "Events per second, acknowledged", List.of(updates
					+ " UPDATEs with a uuid at once, after a warm-up; from the first byte of the server to the last call there.",
					"On: acknowledgement after the handler returned, memory of duplicates, order of a task, outcome of each call, bounds.",
					"In flight: 4 calls at most (mesos.calls.acknowledge-concurrency) for ours and bare. The others have no limit that could be set: with 4 in flight the server sends one update more for each call; free, they use as many connections as they do. What they make no call for within 2 s is lost.",
					"Warm-up: " + warmUp + " updates for ours and bare, " + free / 4
							+ " for the others, whose calls are lost if there are more. These are hundreds of times slower with 4 in flight, and measured in one round, as is what no target is for."),
					measurements,
					List.of(Target.atLeast(number(), "against the faster peer with " + IN_FLIGHT + " in flight",
							Peers.ratio(ours, contest, "window " + RATE), "x", 2),
							Target.atLeast(number(), "against bare", ours / contest.median(BARE, RATE), "x", 0.7)),
					contest.notes());
		}
	}

}
