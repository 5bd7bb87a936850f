package io.github.mesosspring.benchmarks.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.mesosspring.benchmarks.Effort;
import io.github.mesosspring.benchmarks.Row;
import io.github.mesosspring.benchmarks.micro.DirectCallBenchmark;
import io.github.mesosspring.benchmarks.micro.DispatchBenchmark;
import io.github.mesosspring.benchmarks.micro.DispatchBenchmark.Setting;
import io.github.mesosspring.benchmarks.micro.JmhRuns;
import io.github.mesosspring.benchmarks.result.Measurement;
import io.github.mesosspring.benchmarks.result.RowResult;
import io.github.mesosspring.benchmarks.result.Target;
import org.openjdk.jmh.runner.RunnerException;

/**
 * What it costs that a handler is called by the dispatcher.
 */
public final class DispatchRow implements Row {

	private static final int ROW = 9;

	private static final double MICROSECOND = 1000;

	private static final int WARMUP = 14;

	private static final List<Setting> WITH_TARGET = List.of(Setting.PLAIN, Setting.OF_MASTER);

	private static final String ANNOTATED = "@MesosEventHandler";

	private static final String OF_MASTER = ", " + Setting.OF_MASTER.description();

	private static final String NAME = "decode and dispatch of an UPDATE";

	@Override
	public int number() {
		return ROW;
	}

	@Override
	public RowResult run(Effort effort) throws RunnerException {
		JmhRuns runs = new JmhRuns(effort);
		List<Setting> settings = (effort == Effort.QUICK) ? WITH_TARGET : List.of(Setting.values());
		for (int round = 0; round < effort.of(2, 1, 1); round++) {
			runs.add(DirectCallBenchmark.class, Map.of(), effort.of(8, 4, 0));
			runs.add(DispatchBenchmark.class, Map.of("setting", WITH_TARGET), effort.of(WARMUP, 6, 0));
		}
		List<Setting> others = settings.stream().filter((setting) -> !WITH_TARGET.contains(setting)).toList();
		if (!others.isEmpty()) {
			runs.add(DispatchBenchmark.class, Map.of("setting", others), effort.of(WARMUP, 0, 0));
		}
		List<Measurement> measurements = new ArrayList<>();
		Measurement direct = add(runs, measurements, NAME, "direct call", "DirectCallBenchmark.direct", true);
		add(runs, measurements, NAME, "@EventListener", "DirectCallBenchmark.eventListener", true);
		Measurement directOfMaster = add(runs, measurements, NAME + OF_MASTER, "direct call",
				"DirectCallBenchmark.direct", false);
		Measurement listener = add(runs, measurements, NAME + OF_MASTER, "@EventListener",
				"DirectCallBenchmark.eventListener", false);
		Measurement plain = add(runs, measurements, NAME, ANNOTATED, "DispatchBenchmark.annotated", Setting.PLAIN);
		for (Setting setting : settings) {
			if (setting != Setting.PLAIN) {
				add(runs, measurements, NAME + ", " + setting.description(), ANNOTATED, "DispatchBenchmark.annotated",
						setting);
			}
		}
		Measurement unacknowledged = runs.time(NAME, ANNOTATED, 1, "DispatchBenchmark.annotated", Setting.OF_MASTER);
		double overhead = plain.median() - direct.median();
		return new RowResult(ROW, "Dispatch", List.of("JMH, one thread, each contestant in a JVM of its own.",
				"All decode the same updates of 53 bytes, or 35 without uuid, from protobuf and give the status to a method that adds a "
						+ "number. Through the dispatcher an update goes all its way but the network: queue, memory "
						+ "of updates, handler, acknowledgement built and handed to calls that accept it at once.",
				"Spring's @EventListener is the only one in its context, and acknowledges nothing; it is held against "
						+ "the dispatch of updates without uuid, which come from the master and are not acknowledged "
						+ "either."),
				measurements,
				List.of(Target.atMost(ROW, "overhead over a direct call, acknowledgement included", overhead, "ns",
						MICROSECOND),
						Target.atMost(ROW, "overhead against that of @EventListener, neither acknowledging",
								(unacknowledged.median() - directOfMaster.median())
										/ (listener.median() - directOfMaster.median()),
								"x", 1)),
				List.of());
	}

	private static Measurement add(JmhRuns runs, List<Measurement> measurements, String name, String contestant,
			String benchmark, Object... values) {
		Measurement time = runs.time(name, contestant, 1, benchmark, values);
		measurements.add(time);
		measurements.add(runs.allocation(name + ", allocated", contestant, 1, benchmark, values));
		return time;
	}

}
