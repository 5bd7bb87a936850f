package io.github.mesosspring.simulation;

import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Which faults strike, how often, and how often they did: each simulation has rates of
 * its own, and in each some faults do not occur at all.
 */
final class Faults {

	private final RandomGenerator random;

	private final Trace trace;

	private final Map<Fault, Double> rates = new EnumMap<>(Fault.class);

	private final Map<Fault, Long> injected = new EnumMap<>(Fault.class);

	private boolean ceased;

	Faults(RandomGenerator random, Trace trace) {
		this.random = random;
		this.trace = trace;
		double hostility = random.nextDouble();
		for (Fault fault : Fault.values()) {
			boolean occurs = random.nextDouble() < hostility;
			this.rates.put(fault, occurs ? Math.pow(random.nextDouble(), 3) : 0.0);
		}
	}

	/**
	 * Decide whether a fault strikes this time.
	 * @param fault the fault
	 * @param worst its probability in the worst of simulations
	 */
	boolean strikes(Fault fault, double worst) {
		if (this.ceased || this.random.nextDouble() >= this.rates.get(fault) * worst) {
			return false;
		}
		this.injected.merge(fault, 1L, Long::sum);
		this.trace.note("fault", fault.name());
		return true;
	}

	/**
	 * Decide for something that no fault is behind.
	 */
	boolean chance(double probability) {
		return this.random.nextDouble() < probability;
	}

	/**
	 * Let nothing go wrong any more.
	 */
	void cease() {
		this.ceased = true;
	}

	boolean isCeased() {
		return this.ceased;
	}

	Map<Fault, Long> injected() {
		return this.injected;
	}

}
