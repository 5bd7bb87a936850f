package io.github.mesosspring.simulation;

import java.util.HashSet;
import java.util.Set;

import io.github.mesosspring.protocol.TaskStatus;

/**
 * As long as a process lives it handles an update once.
 */
final class HandledUpdatesAreNotHandledAgain extends Check {

	private final Set<String> handled = new HashSet<>();

	@Override
	void processStarted(SimulatedClient client) {
		this.handled.clear();
	}

	@Override
	void handlingBegun(TaskStatus status) {
		require(!status.hasUuid() || !this.handled.contains(Updates.key(status.getUuid())),
				Text.of(status) + " is handled again");
	}

	@Override
	void handled(TaskStatus status) {
		this.handled.add(Updates.key(status.getUuid()));
	}

}
