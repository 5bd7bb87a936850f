package io.github.mesosspring.simulation;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * All that a simulation consists of, drawn from one seed.
 */
final class World {

	private static final long SLOWEST = TimeUnit.MILLISECONDS.toNanos(50);

	private final RandomGenerator random;

	private final SimulatedScheduler scheduler;

	private final Trace trace;

	private final Faults faults;

	private final Settings settings;

	private final Updates updates = new Updates();

	private final Checks checks;

	private final Cluster cluster;

	private final Sinks.Empty<Void> peace = Sinks.empty();

	private final List<Consumer<URI>> followers = new ArrayList<>();

	private @Nullable URI leader;

	private int tasks;

	World(long seed, boolean print) {
		SplittableRandom root = new SplittableRandom(seed);
		this.random = root.split();
		this.scheduler = new SimulatedScheduler(root.split());
		this.trace = new Trace(this.scheduler::nanos, print);
		this.faults = new Faults(root.split(), this.trace);
		this.settings = Settings.draw(root.split());
		this.checks = new Checks();
		this.cluster = new Cluster(this);
	}

	RandomGenerator random() {
		return this.random;
	}

	SimulatedScheduler scheduler() {
		return this.scheduler;
	}

	Trace trace() {
		return this.trace;
	}

	Faults faults() {
		return this.faults;
	}

	Settings settings() {
		return this.settings;
	}

	Updates updates() {
		return this.updates;
	}

	Checks checks() {
		return this.checks;
	}

	Cluster cluster() {
		return this.cluster;
	}

	/**
	 * The time something takes on the network.
	 */
	long latency() {
		long most = (this.random.nextInt(10) == 0) ? SLOWEST : SLOWEST / 50;
		return this.random.nextLong(most);
	}

	void later(Runnable task) {
		this.scheduler.after(latency(), task);
	}

	/**
	 * The time in which nothing goes wrong any more.
	 * @return completes when it comes
	 */
	Mono<Void> peace() {
		return this.peace.asMono();
	}

	void makePeace() {
		this.faults.cease();
		this.peace.tryEmitEmpty();
	}

	boolean wantsTasks() {
		return !this.faults.isCeased() && this.tasks < this.settings.tasks();
	}

	String nextTask() {
		return "t" + ++this.tasks;
	}

	@Nullable URI leader() {
		return this.leader;
	}

	void leaderChanged(URI master) {
		this.leader = master;
		List.copyOf(this.followers).forEach((follower) -> later(() -> follower.accept(master)));
	}

	void followLeader(Consumer<URI> follower) {
		this.followers.add(follower);
	}

}
