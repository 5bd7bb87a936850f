package io.github.mesosspring.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

	private static final Path FILE = Path.of("target", "simulation.txt");

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
	 * Print it, and write it to a file for the docs to quote.
	 */
	void publish() throws IOException {
		System.out.println(this);
		if (Files.isDirectory(FILE.getParent())) {
			Files.writeString(FILE, toString());
		}
		result().publish();
	}

	private ReliabilityResult result() {
		ReliabilityResult result = new ReliabilityResult("simulation",
				"mvn verify -pl client -Dtest=SimulationTests -Dmesos.simulation.seeds=" + this.seeds);
		result.add("run", "seeds", this.seeds)
			.add("run", "seeds in which something did not hold", this.violations.size())
			.add("run", "times something was checked", this.checked)
			.addAll("run", this.counts);
		for (Fault fault : Fault.values()) {
			result.add(ReliabilityResult.FAULTS, fault.title(), this.faults.getOrDefault(fault, 0L));
		}
		return result;
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder("Simulation\n");
		line(text, "seeds", this.seeds);
		line(text, "seeds in which something did not hold", this.violations.size());
		line(text, "hours of virtual time", Duration.ofNanos(this.virtualNanos).toHours());
		line(text, "seconds of real time", Duration.ofNanos(System.nanoTime() - this.started).toSeconds());
		line(text, "times something was checked", this.checked);
		this.counts.forEach((what, count) -> line(text, what, count));
		line(text, "faults injected", this.faults.values().stream().mapToLong(Long::longValue).sum());
		this.faults.forEach((fault, count) -> line(text, "- " + fault, count));
		return text.toString();
	}

	private static void line(StringBuilder text, String what, long count) {
		text.append(what).append(": ").append(count).append('\n');
	}

}
