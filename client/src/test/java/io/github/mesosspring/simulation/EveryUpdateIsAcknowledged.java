package io.github.mesosspring.simulation;

/**
 * In the end every agent has heard that its updates were handled.
 */
final class EveryUpdateIsAcknowledged extends Check {

	private final Updates updates;

	EveryUpdateIsAcknowledged(Updates updates) {
		this.updates = updates;
	}

	@Override
	void end() {
		this.updates.made()
			.forEach((key, task) -> require(this.updates.isAcknowledged(key),
					"the agent was never told that the update " + key + " of " + task + " was handled"));
	}

}
