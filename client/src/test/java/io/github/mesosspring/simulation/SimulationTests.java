package io.github.mesosspring.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs as many simulations as {@code -Dmesos.simulation.seeds} asks for, a thousand unless
 * told otherwise, or the one of {@code -Dmesos.simulation.seed}, which is printed.
 */
@ExtendWith(Silence.class)
class SimulationTests {

	private static final int THREADS = Math.min(2, Runtime.getRuntime().availableProcessors());

	@Test
	void whatMustHoldHoldsWhateverGoesWrong() throws Exception {
		Long only = Long.getLong("mesos.simulation.seed");
		if (only != null) {
			new Simulation(only, Mutation.NONE, true).run();
			return;
		}
		long first = Long.getLong("mesos.simulation.first", 0);
		long seeds = Long.getLong("mesos.simulation.seeds", 1000);
		Report report = new Report();
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		try {
			List<Future<Run>> runs = new ArrayList<>();
			LongStream.range(first, first + seeds).forEach((seed) -> runs.add(threads.submit(() -> run(seed))));
			for (Future<Run> run : runs) {
				report.add(run.get().simulation(), run.get().violation());
			}
		}
		finally {
			threads.shutdownNow();
		}
		report.publish();
		report.violations().stream().skip(1).forEach((violation) -> System.out.println(violation.summary()));
		if (!report.violations().isEmpty()) {
			throw report.violations().get(0);
		}
		assertThat(report.faults()).as("faults that were tried").hasSizeGreaterThanOrEqualTo((seeds < 1000) ? 0 : Fault.values().length);
	}

	@Test
	void aSeedTakesTheSameCourseEachTime() {
		for (long seed = 0; seed < 5; seed++) {
			assertThat(run(seed).simulation().world().trace().digest()).as("seed %d", seed)
				.isEqualTo(run(seed).simulation().world().trace().digest());
		}
	}

	private static Run run(long seed) {
		Simulation simulation = new Simulation(seed, Mutation.NONE, false);
		try {
			simulation.run();
			return new Run(simulation, null);
		}
		catch (ViolationError ex) {
			return new Run(simulation, ex);
		}
	}

	private record Run(Simulation simulation, @Nullable ViolationError violation) {
	}

}
