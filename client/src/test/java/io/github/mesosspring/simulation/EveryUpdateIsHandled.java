package io.github.mesosspring.simulation;

/**
 * In the end every update that an agent made was handled, or given up for good.
 */
final class EveryUpdateIsHandled extends Check {

	private final Updates updates;

	EveryUpdateIsHandled(Updates updates) {
		this.updates = updates;
	}

	@Override
	void end() {
		this.updates.made()
			.forEach((key, task) -> require(this.updates.isHandled(key) || this.updates.isParked(key),
					"the update " + key + " of " + task + " was never handled"));
	}

}
