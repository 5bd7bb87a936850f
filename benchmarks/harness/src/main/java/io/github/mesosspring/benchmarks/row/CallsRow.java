package io.github.mesosspring.benchmarks.row;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

import io.github.mesosspring.benchmarks.Effort;
import io.github.mesosspring.benchmarks.Row;
import io.github.mesosspring.benchmarks.contest.Contest;
import io.github.mesosspring.benchmarks.contest.Program;
import io.github.mesosspring.benchmarks.result.Measurement;
import io.github.mesosspring.benchmarks.result.RowResult;
import io.github.mesosspring.benchmarks.result.Target;

/**
 * Calls per second.
 */
public final class CallsRow implements Row {

	/** Calls that keep their order go one after the other. */
	private static final Map<String, Integer> IN_FLIGHT = Map.of("DECLINE", 1, "ACKNOWLEDGE", 4);

	private static final List<Program> ONCE = List.of(Program.STARTER_WITH_METERS, Peers.RXJAVA, Peers.HUBSPOT);

	@Override
	public int number() {
		return 8;
	}

	@Override
	public RowResult run(Effort effort) throws Exception {
		List<Measurement> measurements = new ArrayList<>();
		List<Target> targets = new ArrayList<>();
		try (Contest contest = new Contest(effort, "1g")) {
			contest.run(effort.of(3, 1, 1), work(effort), ONCE);
			for (String call : List.of("DECLINE", "ACKNOWLEDGE")) {
				measure(contest, call, measurements);
				judge(contest, call, targets);
			}
			return result(measurements, targets, contest.notes());
		}
	}

	private RowResult result(List<Measurement> measurements, List<Target> targets, List<String> notes) {
		return new RowResult(number(), "Calls per second", List.of(
				"CallTemplate and bare make calls as fast as they can: DECLINE one at a time in its order, ACKNOWLEDGE with 4 in flight.",
				"mesos-rxjava and HubSpot's make a call in reply to an event only. At equal numbers in flight: the server sends one event more for each call (window). Free: all events at once, as many connections as they like. With few in flight it is the latency of their events that limits their calls: hundreds of times slower, they are measured in one round, as is what no target is for. ACKNOWLEDGE, free, is in row 3.",
				"On: admission of each call, order, bounds, an outcome for each call, the outstanding offers that DECLINE is checked against."),
				measurements, targets, notes);
	}

	private static Map<Program, String> work(Effort effort) {
		int warmUp = effort.of(70_000, 3000, 20);
		int calls = effort.of(25_000, 3000, 20);
		Map<Program, String> work = new LinkedHashMap<>();
		for (Program program : ours(effort)) {
			work.put(program, both((call, inFlight) -> Work.words("calls", call, warmUp, calls, inFlight)));
		}
		// a quarter of a second for each window
		String windows = both((call, inFlight) -> Work.words("window", call, effort.of(5, 1, 1) * inFlight, inFlight));
		// as many ACKNOWLEDGE as they like are in row 3
		String free = (effort == Effort.QUICK) ? ""
				: Work.words("answers", "DECLINE", effort.of(5000, 0, 20), effort.of(20_000, 0, 20)) + " ";
		Peers.ALL.forEach((peer) -> work.put(peer, free + windows));
		return work;
	}

	private static String both(BiFunction<String, Integer, String> words) {
		return words.apply("DECLINE", IN_FLIGHT.get("DECLINE")) + " "
				+ words.apply("ACKNOWLEDGE", IN_FLIGHT.get("ACKNOWLEDGE"));
	}

	private static List<Program> ours(Effort effort) {
		return (effort == Effort.FULL) ? List.of(Program.STARTER, Program.STARTER_WITH_METERS, Program.BARE)
				: List.of(Program.STARTER, Program.BARE);
	}

	private static void measure(Contest contest, String call, List<Measurement> measurements) {
		String rate = rate(call);
		List<Program> ours = ours(Effort.FULL);
		measurements.addAll(contest.measurements(ours, rate, call, "1/s"));
		measurements.addAll(contest.measurements(Peers.ALL, "window " + rate, call, "1/s"));
		for (Measurement free : contest.measurements(Peers.ALL, rate, call, "1/s")) {
			measurements.add(new Measurement(call, free.contestant() + " (free)", free.unit(), free.rounds()));
		}
		for (Measurement lost : contest.measurements(Peers.ALL, lower(call) + " lost", call + " lost", "calls")) {
			measurements.add(new Measurement(lost.name(), lost.contestant() + " (free)", lost.unit(), lost.rounds()));
		}
		measurements.addAll(contest.measurements(ours, lower(call) + " bytes", call + " allocated per call", "B"));
		measurements
			.addAll(contest.measurements(ours, lower(call) + " processor time", call + " processor time", "ns"));
	}

	private void judge(Contest contest, String call, List<Target> targets) {
		String rate = rate(call);
		double ours = contest.median(Program.STARTER, rate);
		targets
			.add(Target.atLeast(number(), call + " against bare", ours / contest.median(Program.BARE, rate), "x", 0.7));
		targets
			.add(Target.atLeast(number(), call + " against the faster peer with " + IN_FLIGHT.get(call) + " in flight",
					Peers.ratio(ours, contest, "window " + rate), "x", 2));
	}

	private static String rate(String call) {
		return lower(call) + " per second";
	}

	private static String lower(String call) {
		return call.toLowerCase(Locale.ROOT);
	}

}
