package io.github.mesosspring.simulation;

import java.util.concurrent.TimeUnit;

/**
 * A client, a cluster and a time in which all kinds of things go wrong, followed by one
 * in which nothing does: all of it drawn from one seed, and the same each time.
 */
final class Simulation {

	/**
	 * Agents repeat after ten minutes at the latest, and several updates of a task may
	 * wait.
	 */
	private static final long PEACE = TimeUnit.HOURS.toNanos(3);

	private static final long AFTER_STOP = TimeUnit.MINUTES.toNanos(2);

	private final long seed;

	private final World world;

	private final Operator operator;

	private final Tally tally = new Tally();

	private boolean stopped;

	Simulation(long seed, Mutation mutation, boolean print) {
		this.seed = seed;
		this.world = new World(seed, print);
		AllChecks.of(this.world).forEach(this.world.checks()::add);
		this.world.checks().add(this.tally);
		this.operator = new Operator(this.world, mutation);
	}

	World world() {
		return this.world;
	}

	Tally tally() {
		return this.tally;
	}

	/**
	 * Run it.
	 * @throws ViolationError if something does not hold
	 */
	void run() {
		try {
			this.world.trace().note("seed", this.seed + " " + this.world.settings());
			this.world.cluster().start();
			new Mischief(this.world, this.operator.disk()).begin();
			this.operator.start();
			runUntil(this.world.settings().hostileNanos());
			this.world.trace().note("seed", "faults cease");
			this.world.makePeace();
			runUntil(this.world.scheduler().nanos() + Exchange.LONGEST_DELAY);
			long limit = this.world.scheduler().nanos() + PEACE;
			while (!isSettled() && this.world.scheduler().nanos() < limit) {
				step();
			}
			this.operator.stop(() -> this.stopped = true);
			runUntil(this.world.scheduler().nanos() + AFTER_STOP);
			this.world.checks().tell(Check::end);
			throwViolation();
		}
		catch (RuntimeException | StackOverflowError ex) {
			throw new ViolationError(this.seed, "the simulation broke: " + ex, this.world, ex);
		}
		if (!this.stopped) {
			throw new ViolationError(this.seed, "the application did not stop", this.world, null);
		}
	}

	private boolean isSettled() {
		return this.world.cluster().isSettled() && this.tally.open() == 0;
	}

	private void runUntil(long nanos) {
		while (this.world.scheduler().nanos() < nanos) {
			step();
		}
	}

	private void step() {
		if (!this.world.scheduler().step()) {
			throw new IllegalStateException("nothing is left to happen");
		}
		this.world.checks().tell(Check::step);
		throwViolation();
	}

	private void throwViolation() {
		String violation = this.world.checks().violation();
		if (violation != null) {
			throw new ViolationError(this.seed, violation, this.world, null);
		}
	}

}
