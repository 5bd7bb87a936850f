package io.github.mesosspring.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SimulatedSchedulerTests {

	private final List<String> seen = new ArrayList<>();

	@Test
	void aWorkerKeepsTheOrderOfItsTasks() {
		for (long seed = 0; seed < 200; seed++) {
			SimulatedScheduler scheduler = new SimulatedScheduler(new SplittableRandom(seed));
			Scheduler.Worker worker = scheduler.createWorker();
			this.seen.clear();
			for (int i = 0; i < 9; i++) {
				String name = "" + i;
				worker.schedule(() -> this.seen.add(name));
			}
			run(scheduler);
			assertThat(this.seen).isSorted().hasSize(9);
		}
	}

	@Test
	void workersOvertakeEachOther() {
		Set<List<String>> orders = new HashSet<>();
		for (long seed = 0; seed < 200; seed++) {
			SimulatedScheduler scheduler = new SimulatedScheduler(new SplittableRandom(seed));
			this.seen.clear();
			for (String name : List.of("a", "b", "c")) {
				scheduler.createWorker().schedule(() -> this.seen.add(name));
			}
			run(scheduler);
			orders.add(List.copyOf(this.seen));
		}
		assertThat(orders).hasSize(6);
	}

	@Test
	void timePassesOnlyFromTaskToTask() {
		SimulatedScheduler scheduler = new SimulatedScheduler(new SplittableRandom(1));
		Mono.delay(Duration.ofDays(365), scheduler).subscribe((tick) -> this.seen.add("a year later"));
		run(scheduler);
		assertThat(this.seen).containsExactly("a year later");
		assertThat(scheduler.now(TimeUnit.DAYS)).isEqualTo(365);
	}

	@Test
	void whatIsDisposedDoesNotRun() {
		SimulatedScheduler scheduler = new SimulatedScheduler(new SplittableRandom(1));
		scheduler.schedule(() -> this.seen.add("disposed")).dispose();
		Scheduler.Worker worker = scheduler.createWorker();
		worker.schedule(() -> this.seen.add("of a disposed worker"));
		worker.dispose();
		run(scheduler);
		assertThat(this.seen).isEmpty();
		assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> worker.schedule(() -> {
		}));
	}

	private static void run(SimulatedScheduler scheduler) {
		while (scheduler.step()) {
			// until nothing is left
		}
	}

}
