package io.github.mesosspring.simulation;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs as many simulations as {@code -Dmesos.simulation.seeds} asks for, a thousand
 * unless told otherwise, or the one of {@code -Dmesos.simulation.seed}, which is printed.
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
		AtomicLong next = new AtomicLong(first);
		List<Thread> threads = Stream
			.generate(() -> new Thread(() -> runUntil(first + seeds, next, report), "simulation"))
			.limit(THREADS)
			.toList();
		threads.forEach(Thread::start);
		for (Thread thread : threads) {
			thread.join();
		}
		report.publish();
		report.violations().stream().skip(1).forEach((violation) -> System.out.println(violation.summary()));
		if (!report.violations().isEmpty()) {
			throw report.violations().get(0);
		}
		assertThat(report.faults()).as("faults that were tried")
			.hasSizeGreaterThanOrEqualTo((seeds < 1000) ? 0 : Fault.values().length);
	}

	@Test
	void aSeedTakesTheSameCourseEachTime() {
		for (long seed = 0; seed < 5; seed++) {
			assertThat(course(seed)).as("seed %d", seed).isEqualTo(course(seed));
		}
	}

	private static void runUntil(long end, AtomicLong next, Report report) {
		for (long seed = next.getAndIncrement(); seed < end; seed = next.getAndIncrement()) {
			Simulation simulation = new Simulation(seed, Mutation.NONE, false);
			try {
				simulation.run();
				report.add(simulation, null);
			}
			catch (ViolationError ex) {
				report.add(simulation, ex);
			}
		}
	}

	private static long course(long seed) {
		Simulation simulation = new Simulation(seed, Mutation.NONE, false);
		simulation.run();
		return simulation.world().trace().digest();
	}

}
