package io.github.mesosspring.benchmarks.row;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import io.github.mesosspring.benchmarks.Effort;
import io.github.mesosspring.benchmarks.Row;
import io.github.mesosspring.benchmarks.master.LoopbackMaster;
import io.github.mesosspring.benchmarks.master.Standing;
import io.github.mesosspring.benchmarks.result.Measurement;
import io.github.mesosspring.benchmarks.result.RowResult;
import io.github.mesosspring.benchmarks.result.Target;
import io.github.mesosspring.benchmarks.startup.StartUpCost;
import io.github.mesosspring.benchmarks.startup.StartUpVariant;

/**
 * What the starter adds to the start of a web application that has a WebClient.
 */
public final class StartUpRow implements Row {

	private static final int NUMBER = 12;

	private static final double LIMIT = 1.1;

	private static final String UNUSED = "--neighbour.asked-at-start=false";

	private static final String PLAIN_MODULE = "web-app";

	private static final String MESOS_MODULE = "web-app-with-mesos";

	private static final StartUpVariant PLAIN = new StartUpVariant("WebClient starter", PLAIN_MODULE, List.of());

	private static final StartUpVariant MESOS = new StartUpVariant("Mesos starter", MESOS_MODULE, List.of());

	private static final StartUpVariant PLAIN_UNUSED = new StartUpVariant("WebClient starter, no request", PLAIN_MODULE,
			List.of(UNUSED));

	private static final StartUpVariant MESOS_UNUSED = new StartUpVariant("Mesos starter, no request", MESOS_MODULE,
			List.of(UNUSED));

	private static final List<StartUpVariant> WITH_TARGET = List.of(PLAIN, MESOS);

	private static final List<StartUpVariant> ALL = List.of(PLAIN, MESOS, PLAIN_UNUSED, MESOS_UNUSED);

	/** In which rounds those without a target are started as well. */
	private static final int ALL_EVERY = 4;

	@Override
	public int number() {
		return NUMBER;
	}

	@Override
	public RowResult run(Effort effort) throws IOException, InterruptedException {
		Map<StartUpVariant, List<StartUpCost>> costs = new LinkedHashMap<>();
		try (LoopbackMaster master = LoopbackMaster.start(new Standing.Leading())) {
			List<String> common = List.of("--server.port=0", "--server.address=127.0.0.1",
					"--spring.application.name=start-up", "--mesos.master=" + master.hostAndPort(),
					"--neighbour.address=http://" + master.hostAndPort());
			if (effort != Effort.SMOKE) {
				// whoever is first reads from the disk what the others find in memory
				MESOS.start(common);
			}
			for (int round = 0; round < effort.of(8, 1, 1); round++) {
				List<StartUpVariant> order = new ArrayList<>(
						(round % ALL_EVERY == 0 && effort == Effort.FULL) ? ALL : WITH_TARGET);
				if (round % 2 == 1) {
					Collections.reverse(order);
				}
				for (StartUpVariant variant : order) {
					costs.computeIfAbsent(variant, (any) -> new ArrayList<>()).add(variant.start(common));
				}
			}
		}
		return result(costs);
	}

	private static RowResult result(Map<StartUpVariant, List<StartUpCost>> costs) {
		List<Measurement> measurements = new ArrayList<>();
		costs.forEach((variant, runs) -> {
			measurements.add(measurement("ready", variant, "ms", runs, StartUpCost::ready));
			measurements.add(measurement("CPU time until ready", variant, "ms", runs, StartUpCost::cpu));
			measurements.add(measurement("classes loaded", variant, "classes", runs, StartUpCost::classes));
		});
		double ratio = ready(costs, MESOS) / ready(costs, PLAIN);
		return new RowResult(NUMBER, "Start-up of a web application", List.of(
				"The same application (WebFlux, Actuator, a controller, a WebClient of Boot's builder) in a JVM of its own, "
						+ "the variants in turn, with the same options and arguments.",
				"Each asks a plain server once with its own WebClient before it is ready.",
				"With the Mesos starter it also has one @MesosEventHandler, and everything is as it is by default: it subscribes, "
						+ "with observations and meters on, and keeps its framework id in a file."),
				measurements,
				List.of(Target.atMost(NUMBER, "ready, with the Mesos starter / with the WebClient starter", ratio, "x",
						LIMIT)),
				List.of("An application that makes no request of its own before it is ready pays for the first use of the "
						+ "HTTP client as well; it is measured, without a target."));
	}

	private static Measurement measurement(String name, StartUpVariant variant, String unit, List<StartUpCost> runs,
			ToDoubleFunction<StartUpCost> value) {
		return new Measurement(name, variant.name(), unit, runs.stream().mapToDouble(value).boxed().toList());
	}

	private static double ready(Map<StartUpVariant, List<StartUpCost>> costs, StartUpVariant variant) {
		return measurement("ready", variant, "ms", costs.getOrDefault(variant, List.of()), StartUpCost::ready).median();
	}

}
