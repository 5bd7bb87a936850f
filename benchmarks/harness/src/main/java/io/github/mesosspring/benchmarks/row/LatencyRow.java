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
 * From the byte leaving the server to the handler entered.
 */
public final class LatencyRow implements Row {

	private static final List<Program> OURS = List.of(Program.STARTER, Program.STARTER_WITH_METERS,
			Program.BARE_WITH_HAND_OFF, Program.BARE);

	private static final List<Program> FEW = List.of(Program.STARTER, Program.BARE_WITH_HAND_OFF);

	private static final List<Program> PEERS = List.of(Program.RXJAVA, Program.HUBSPOT);

	private static final List<Program> ONCE = List.of(Program.STARTER_WITH_METERS, Program.BARE, Program.RXJAVA,
			Program.HUBSPOT);

	@Override
	public int number() {
		return 1;
	}

	@Override
	public RowResult run(Effort effort) throws Exception {
		int updates = effort.of(600, 150, 5);
		int micros = effort.of(4000, 4000, 1000);
		Map<Program, String> work = Work.of((effort == Effort.FULL) ? OURS : FEW, "latency", effort.of(15_000, 4000, 5),
				150, updates, micros);
		// gives up when more than some 128 wait, so that it is warmed up slowly
		work.putAll(Work.of(PEERS, "latency", updates / 4, 4000, updates, micros));
		try (Contest contest = new Contest(effort, "512m")) {
			contest.run(effort.of(4, 1, 1), work, ONCE);
			List<Program> all = List.copyOf(work.keySet());
			List<Measurement> measurements = new ArrayList<>();
			for (String percentile : List.of("p50", "p90", "p99", "max")) {
				measurements.addAll(contest.measurements(all, percentile, percentile + " latency", "µs"));
			}
			return new RowResult(number(), "Latency of an event", List.of(
					"One UPDATE without uuid every " + micros / 1000.0
							+ " ms, with the instant of its writing in it; idle loopback, protobuf; heap 512 MiB.",
					"On: order, bounds, watch of heartbeats, hand-off to the thread of the handlers, an annotated method.",
					"mesos-rxjava and HubSpot's as they are by default. They are warmed up with " + updates / 4
							+ " updates 4 ms apart, since they give up when more than some 128 wait; the others with more, 0.15 ms apart. They are hundreds of times slower and measured in one round, as is what no target is for."),
					measurements, targets(contest), contest.notes());
		}
	}

	private List<Target> targets(Contest contest) {
		double ours = contest.median(Program.STARTER, "p50");
		List<Target> targets = new ArrayList<>();
		targets.add(Target.atMost(number(), "p50 against bare with hand-off",
				ours / contest.median(Program.BARE_WITH_HAND_OFF, "p50"), "x", 1.5));
		for (Program peer : PEERS) {
			targets.add(Target.atLeast(number(), "p50 of " + peer.name() + " against ours",
					contest.median(peer, "p50") / ours, "x", 100));
		}
		return targets;
	}

}
