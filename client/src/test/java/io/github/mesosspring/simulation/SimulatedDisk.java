package io.github.mesosspring.simulation;

import io.github.mesosspring.framework.FrameworkIdStore;
import io.github.mesosspring.protocol.FrameworkID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the framework id from one process to the next.
 */
final class SimulatedDisk {

	private final World world;

	private @Nullable FrameworkID id;

	SimulatedDisk(World world) {
		this.world = world;
	}

	FrameworkIdStore store() {
		return new FrameworkIdStore() {

			@Override
			public void open() {
				// each process has a store of its own
			}

			@Override
			public @Nullable FrameworkID load() {
				return SimulatedDisk.this.id;
			}

			@Override
			public void save(FrameworkID assigned) {
				SimulatedDisk.this.id = assigned;
			}

			@Override
			public void delete() {
				deleted();
			}

			@Override
			public void close() {
				// nothing is held
			}

		};
	}

	@Nullable FrameworkID id() {
		return this.id;
	}

	/**
	 * The client takes the framework for gone. If it lives, since its TEARDOWN never
	 * reached the master, then somebody else has to end it.
	 */
	private void deleted() {
		FrameworkID forgotten = this.id;
		this.id = null;
		if (forgotten != null) {
			this.world.checks().tell((check) -> check.idDeleted(forgotten.getValue()));
			this.world.cluster().agents().forEach((agent) -> agent.kill(forgotten.getValue()));
		}
	}

	/**
	 * What an operator does to have a removed framework register anew.
	 */
	void wipe() {
		this.id = null;
	}

}
