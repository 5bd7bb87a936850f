package io.github.mesosspring.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * All that is checked in a simulation.
 */
final class Checks {

	private final List<Check> checks = new ArrayList<>();

	private long told;

	void add(Check check) {
		this.checks.add(check);
	}

	void tell(Consumer<Check> news) {
		this.told += this.checks.size();
		for (Check check : this.checks) {
			news.accept(check);
		}
	}

	/** How often anything was checked. */
	long told() {
		return this.told;
	}

	/**
	 * What was violated first, as far as can be told.
	 * @return the words, or {@code null} if all is well
	 */
	@Nullable String violation() {
		return this.checks.stream().map(Check::violation).filter(Objects::nonNull).findFirst().orElse(null);
	}

}
