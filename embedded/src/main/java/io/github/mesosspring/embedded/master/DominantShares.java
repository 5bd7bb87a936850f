package io.github.mesosspring.embedded.master;

import java.util.HashMap;
import java.util.Map;

import io.github.mesosspring.embedded.resource.Resources;
import io.github.mesosspring.protocol.FrameworkID;

/**
 * What part of the cluster each role, and each framework in it, holds: the largest of its
 * parts of all CPUs, all memory and so on.
 */
final class DominantShares {

	private final Map<String, Long> total = new HashMap<>();

	private final Map<String, Map<String, Long>> byRole = new HashMap<>();

	private final Map<Holder, Map<String, Long>> byFramework = new HashMap<>();

	void addTotal(Resources resources) {
		resources.forEachScalar((name, amount) -> this.total.merge(name, amount, Long::sum));
	}

	/**
	 * A framework holds resources, be it offered or in use.
	 * @param framework the framework
	 * @param role the role they are allocated to
	 * @param resources the resources
	 */
	void add(FrameworkID framework, String role, Resources resources) {
		Map<String, Long> ofRole = this.byRole.computeIfAbsent(role, (key) -> new HashMap<>());
		Map<String, Long> ofFramework = this.byFramework.computeIfAbsent(new Holder(framework, role),
				(key) -> new HashMap<>());
		resources.forEachScalar((name, amount) -> {
			ofRole.merge(name, amount, Long::sum);
			ofFramework.merge(name, amount, Long::sum);
		});
	}

	/**
	 * The share of a role.
	 * @return from 0 to 1
	 */
	double of(String role) {
		return dominant(this.byRole.getOrDefault(role, Map.of()));
	}

	/**
	 * The share of a framework in a role.
	 * @return from 0 to 1
	 */
	double of(FrameworkID framework, String role) {
		return dominant(this.byFramework.getOrDefault(new Holder(framework, role), Map.of()));
	}

	private double dominant(Map<String, Long> held) {
		double dominant = 0;
		for (Map.Entry<String, Long> entry : held.entrySet()) {
			long all = this.total.getOrDefault(entry.getKey(), 0L);
			if (all > 0) {
				dominant = Math.max(dominant, (double) entry.getValue() / all);
			}
		}
		return dominant;
	}

	private record Holder(FrameworkID framework, String role) {
	}

}
