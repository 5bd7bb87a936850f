package io.github.mesosspring.simulation;

import org.jspecify.annotations.Nullable;

/**
 * Something does not hold: which seed shows it, when, and what happened before.
 */
final class ViolationError extends AssertionError {

	private final long seed;

	private final String violation;

	ViolationError(long seed, String violation, World world, @Nullable Throwable cause) {
		super(String.format("Seed %d at %.6f s: %s%n%s%nReplay it with -Dmesos.simulation.seed=%d", seed,
				world.scheduler().nanos() / 1e9, violation, world.trace().last(), seed), cause);
		this.violation = violation;
		this.seed = seed;
	}

	String summary() {
		return "Seed " + this.seed + ": " + this.violation;
	}

	String violation() {
		return this.violation;
	}

}
