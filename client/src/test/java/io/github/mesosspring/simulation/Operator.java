package io.github.mesosspring.simulation;

import java.util.concurrent.TimeUnit;

import io.github.mesosspring.subscription.SubscriptionState;

/**
 * Runs the application: starts it, restarts it when it has given up, and sometimes
 * without need.
 */
final class Operator {

	private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

	private final World world;

	private final Mutation mutation;

	private final SimulatedDisk disk;

	private SimulatedClient client;

	private boolean stopping;

	Operator(World world, Mutation mutation) {
		this.world = world;
		this.mutation = mutation;
		this.disk = new SimulatedDisk(world);
		this.client = launch();
	}

	SimulatedDisk disk() {
		return this.disk;
	}

	void start() {
		this.client.start();
		lookAgain();
	}

	void stop(Runnable then) {
		this.stopping = true;
		this.client.stop(then);
	}

	private void look() {
		if (this.stopping) {
			return;
		}
		if (this.client.state() == SubscriptionState.FAILED
				|| this.world.faults().strikes(Fault.CLIENT_RESTARTED, 0.1)) {
			restart();
		}
		else if (this.client.state() == SubscriptionState.STOPPED) {
			this.client.start();
		}
		if (!this.stopping) {
			lookAgain();
		}
	}

	private void lookAgain() {
		this.world.scheduler().after(this.world.random().nextLong(5 * SECOND, 30 * SECOND), this::look);
	}

	private void restart() {
		if (this.world.cluster().isRemoved(this.disk.id())) {
			this.disk.wipe();
		}
		if (this.world.faults().chance(0.5)) {
			kill();
		}
		else {
			this.stopping = true;
			this.client.stop(() -> this.world.later(() -> {
				this.stopping = false;
				this.client.start();
				lookAgain();
			}));
		}
	}

	private void kill() {
		this.client.kill();
		this.client = launch();
		this.client.start();
	}

	private SimulatedClient launch() {
		SimulatedClient launched = new SimulatedClient(this.world, this.disk, this.mutation);
		this.world.checks().tell((check) -> check.processStarted(launched));
		return launched;
	}

}
