package io.github.mesosspring.simulation;

import io.github.mesosspring.framework.FrameworkIdStore;
import io.github.mesosspring.protocol.FrameworkID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the framework id from one process to the next.
 */
final class SimulatedDisk {

	private @Nullable FrameworkID id;

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
				SimulatedDisk.this.id = null;
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
	 * What an operator does to have a removed framework register anew.
	 */
	void wipe() {
		this.id = null;
	}

}
