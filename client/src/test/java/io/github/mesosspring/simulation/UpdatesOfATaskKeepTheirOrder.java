package io.github.mesosspring.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.github.mesosspring.protocol.TaskStatus;

/**
 * The updates of a task are handled in the order in which they were made, and never two
 * at the same time. What comes again although a process that is gone had acknowledged it
 * comes when it likes.
 */
final class UpdatesOfATaskKeepTheirOrder extends Check {

	private final Updates updates;

	private final Map<String, Double> last = new HashMap<>();

	private final Set<String> busy = new HashSet<>();

	UpdatesOfATaskKeepTheirOrder(Updates updates) {
		this.updates = updates;
	}

	@Override
	void processStarted(SimulatedClient client) {
		this.last.clear();
		this.busy.clear();
	}

	/** A handler that outlasts a stop is left behind. */
	@Override
	void stopped() {
		this.busy.clear();
	}

	@Override
	void handlingBegun(TaskStatus status) {
		String task = status.getTaskId().getValue();
		require(this.busy.add(task), "two updates of " + task + " are handled at the same time");
		if (status.hasUuid() && !this.updates.isAcknowledged(Updates.key(status.getUuid()))) {
			Double before = this.last.put(task, status.getTimestamp());
			require(before == null || before <= status.getTimestamp(),
					Text.of(status) + " is handled after a later update of its task");
		}
	}

	@Override
	void handled(TaskStatus status) {
		this.busy.remove(status.getTaskId().getValue());
	}

	@Override
	void handlingFailed(TaskStatus status) {
		this.busy.remove(status.getTaskId().getValue());
	}

}
