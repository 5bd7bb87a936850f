package io.github.mesosspring.benchmarks.row;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.github.mesosspring.benchmarks.Effort;
import io.github.mesosspring.benchmarks.Row;
import io.github.mesosspring.benchmarks.contest.Contest;
import io.github.mesosspring.benchmarks.contest.Outcome;
import io.github.mesosspring.benchmarks.contest.Program;
import io.github.mesosspring.benchmarks.result.Measurement;
import io.github.mesosspring.benchmarks.result.RowResult;
import io.github.mesosspring.benchmarks.result.Target;

/**
 * A burst at a handler that takes a millisecond for each.
 */
public final class SlowHandlerRow implements Row {

	private static final String LIVE_AT = "live at ";

	private static final double MIB = 1024 * 1024;

	/** The default of {@code mesos.dispatch.max-queued-bytes}. */
	private static final int QUEUE_MIB = 64;

	/** The burst fills this one's queue many times over. */
	private static final Program SMALL_QUEUE = Program.STARTER.as("starter with a queue of 1 MiB",
			"-Dmesos.dispatch.max-queued-bytes=1MB", "-Dmesos.dispatch.max-queued-events=5000");

	@Override
	public int number() {
		return 6;
	}

	@Override
	public RowResult run(Effort effort) throws Exception {
		int updates = effort.of(50_000, 3000, 100);
		List<Program> programs = (effort == Effort.SMOKE)
				? List.of(Program.STARTER, SMALL_QUEUE, Peers.RXJAVA, Peers.HUBSPOT)
				: List.of(Program.STARTER, SMALL_QUEUE, Peers.RXJAVA, Peers.HUBSPOT, Program.RXJAVA, Program.HUBSPOT);
		try (Contest contest = new Contest(effort, "512m")) {
			Map<Program, Outcome> outcomes = contest
				.runTogether(Work.of(programs, "slow", updates, 1000, effort.of(2000, 500, 20)));
			List<Measurement> measurements = new ArrayList<>();
			List<String> notes = new ArrayList<>();
			outcomes.forEach((program, outcome) -> {
				measurements.addAll(measurements(program, outcome, updates));
				if (outcome.failure() != null) {
					notes.add(program.name() + ": " + outcome.failure());
				}
			});
			return new RowResult(number(), "A burst and a slow handler", List.of(updates
					+ " UPDATEs at once, 1 ms in the handler for each; heap 512 MiB. Live memory is heap and direct buffers right after a full collection. All at the same time, each in a JVM of its own.",
					"On: order, bounds, watch of heartbeats. The queue may hold " + QUEUE_MIB
							+ " MiB, which the burst does not fill, or 1 MiB, which it fills: the server then has to wait."),
					measurements, targets(outcomes, updates), notes);
		}
	}

	private static List<Measurement> measurements(Program program, Outcome outcome, int updates) {
		List<Measurement> measurements = new ArrayList<>();
		Double handled = outcome.values().get("handled");
		if (handled != null) {
			measurements.add(new Measurement("lost", program.name(), "events", List.of(updates - handled)));
			measurements.add(new Measurement("handled", program.name(), "events", List.of(handled)));
		}
		outcome.values().forEach((name, value) -> {
			if (name.startsWith(LIVE_AT)) {
				measurements.add(new Measurement("live memory @ " + name.substring(LIVE_AT.length()) + " s",
						program.name(), "MiB", List.of(value / MIB)));
			}
		});
		return measurements;
	}

	private List<Target> targets(Map<Program, Outcome> outcomes, int updates) {
		List<Target> targets = new ArrayList<>();
		targets.addAll(targets(outcomes, Program.STARTER, QUEUE_MIB, updates));
		targets.addAll(targets(outcomes, SMALL_QUEUE, 1, updates));
		return targets;
	}

	private List<Target> targets(Map<Program, Outcome> outcomes, Program program, int queueMib, int updates) {
		Map<String, Double> values = outcomes.getOrDefault(program, new Outcome(Map.of(), null)).values();
		double[] live = values.entrySet()
			.stream()
			.filter((value) -> value.getKey().startsWith(LIVE_AT))
			.mapToDouble((value) -> value.getValue() / MIB)
			.toArray();
		double most = Arrays.stream(live).max().orElse(0);
		String who = ", " + program.name();
		return List.of(
				Target.atMost(number(), "events lost" + who, updates - values.getOrDefault("handled", 0.0), "events",
						0),
				Target.atMost(number(), "live heap above the bound of the queue" + who, Math.max(0, most - queueMib),
						"MiB", 32),
				Target.atMost(number(), "flat: the most live at any time against the first sample" + who,
						(live.length > 0) ? most / live[0] : 1, "x", 1.1));
	}

}
