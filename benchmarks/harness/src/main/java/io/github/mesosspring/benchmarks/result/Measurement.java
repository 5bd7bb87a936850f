package io.github.mesosspring.benchmarks.result;

import java.util.List;

/**
 * One quantity of one contestant, measured in several rounds.
 *
 * @param name what was measured, for instance {@code p50 latency}
 * @param contestant who was measured, for instance {@code mesos-rxjava 0.2.0}
 * @param unit the unit of the values
 * @param rounds a value for each round, in the order they were run; at least one
 */
public record Measurement(String name, String contestant, String unit, List<Double> rounds) {

	public Measurement {
		if (rounds.isEmpty()) {
			throw new IllegalArgumentException("No round of '" + name + "' for " + contestant + " gave a value");
		}
		rounds = List.copyOf(rounds);
	}

	/**
	 * The value in the middle, or between the two in the middle.
	 */
	public double median() {
		List<Double> sorted = this.rounds.stream().sorted().toList();
		return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
	}

	/**
	 * The least value of all rounds.
	 */
	public double min() {
		return this.rounds.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
	}

	/**
	 * The greatest value of all rounds.
	 */
	public double max() {
		return this.rounds.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
	}

}
