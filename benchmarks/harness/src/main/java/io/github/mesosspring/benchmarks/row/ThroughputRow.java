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
 * Events per second to a handler that counts.
 */
public final class ThroughputRow implements Row {

	private static final String RATE = "events per second";

	private static final List<Program> PROGRAMS = List.of(Program.STARTER, Program.STARTER_WITH_METERS, Program.BARE,
			Peers.RXJAVA, Peers.HUBSPOT);

	private static final List<Program> WITH_TARGET = List.of(Program.STARTER, Program.BARE, Peers.RXJAVA,
			Peers.HUBSPOT);

	@Override
	public int number() {
		return 2;
	}

	@Override
	public RowResult run(Effort effort) throws Exception {
		int updates = effort.of(1_000_000, 500_000, 1000);
		int warmUp = effort.of(2_000_000, 500_000, 1000);
		Map<Program, String> work = Work.of((effort == Effort.QUICK) ? WITH_TARGET : PROGRAMS, "throughput", warmUp,
				updates, effort.of(3, 1, 1));
		try (Contest contest = new Contest(effort, "1g")) {
			contest.run(effort.of(5, 1, 1), work, List.of(Program.STARTER_WITH_METERS));
			List<Measurement> measurements = new ArrayList<>();
			measurements.addAll(contest.measurements(PROGRAMS, RATE, RATE, "1/s"));
			measurements.addAll(contest.measurements(PROGRAMS, "processor time per event", "processor time", "ns"));
			measurements.addAll(contest.measurements(PROGRAMS, "bytes per event", "allocated per event", "B"));
			double ours = contest.median(Program.STARTER, RATE);
			return new RowResult(number(), "Events per second", List.of(
					updates + " UPDATEs of about 120 bytes without uuid, after a warm-up with " + warmUp
							+ "; the one in the middle of three such bursts in each JVM; heap 1 GiB; protobuf.",
					"On: order, bounds (64 MiB, 100,000 events) with back pressure, watch of heartbeats, an annotated method.",
					"mesos-rxjava and HubSpot's with a buffer without a bound: by default they give up at the first burst.",
					"With meters one round, since no target is for it."), measurements,
					List.of(Target.atLeast(number(), "against the faster peer", Peers.ratio(ours, contest, RATE), "x",
							2),
							Target.atLeast(number(), "against bare", ours / contest.median(Program.BARE, RATE), "x",
									0.8)),
					contest.notes());
		}
	}

}
