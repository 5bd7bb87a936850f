package io.github.mesosspring.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

import io.github.mesosspring.reliability.ReliabilityResult;
import org.jspecify.annotations.Nullable;

/**
 * What many simulations amount to. Thread-safe while they run.
 */
final class Report {

	private final ReentrantLock lock = new ReentrantLock();

	private final long started = System.nanoTime();

	private final Map<Fault, Long> faults = new EnumMap<>(Fault.class);

	private final Map<String, Long> counts = new TreeMap<>();

	private final List<ViolationError> violations = new ArrayList<>();

	private long seeds;

	private long virtualNanos;

	private long checked;

	void add(Simulation simulation, @Nullable ViolationError violation) {
		this.lock.lock();
		try {
			count(simulation);
			if (violation != null) {
				this.violations.add(violation);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private void count(Simulation simulation) {
		World world = simulation.world();
		this.seeds++;
		this.virtualNanos += world.scheduler().nanos();
		this.checked += world.checks().told();
		world.faults().injected().forEach((fault, count) -> this.faults.merge(fault, count, Long::sum));
		simulation.tally().counts().forEach((what, count) -> this.counts.merge(what, count, Long::sum));
	}

	List<ViolationError> violations() {
		return this.violations;
	}

	Map<Fault, Long> faults() {
		return this.faults;
	}

	/**
	 * Print it, and keep it for the page about reliability.
	 */
	void publish() {
		result().publish();
	}

	private ReliabilityResult result() {
		ReliabilityResult result = new ReliabilityResult("simulation",
				"mvn verify -pl client -Dtest=SimulationTests -Dmesos.simulation.seeds=" + this.seeds);
		result.add("run", "seeds", this.seeds)
			.add("run", "seeds in which something did not hold", this.violations.size())
			.add("run", "hours of virtual time", Duration.ofNanos(this.virtualNanos).toHours())
			.add("run", "seconds of real time", Duration.ofNanos(System.nanoTime() - this.started).toSeconds())
			.add("run", "times something was checked", this.checked)
			.add("run", "faults injected", this.faults.values().stream().mapToLong(Long::longValue).sum())
			.addAll("run", this.counts);
		for (Fault fault : Fault.values()) {
			result.add(ReliabilityResult.FAULTS, fault.title(), this.faults.getOrDefault(fault, 0L));
		}
		return result;
	}

}
