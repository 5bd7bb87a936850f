package io.github.mesosspring.simulation;

import java.util.HashSet;
import java.util.Set;

import io.github.mesosspring.protocol.TaskStatus;

/**
 * As long as a process lives, an update that it has handled, and acknowledged where it
 * does so by itself, is not handled again.
 */
final class HandledUpdatesAreNotHandledAgain extends Check {

	private final Set<String> settled = new HashSet<>();

	@Override
	void processStarted(SimulatedClient client) {
		this.settled.clear();
	}

	@Override
	void handlingBegun(TaskStatus status) {
		require(!status.hasUuid() || !this.settled.contains(Updates.key(status.getUuid())),
				Text.of(status) + " is handled again");
	}

	@Override
	void settled(TaskStatus status) {
		this.settled.add(Updates.key(status.getUuid()));
	}

}
