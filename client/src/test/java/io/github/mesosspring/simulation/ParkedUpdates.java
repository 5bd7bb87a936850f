package io.github.mesosspring.simulation;

import io.github.mesosspring.event.DeliveryAttempt;
import io.github.mesosspring.event.EventListener;
import io.github.mesosspring.protocol.TaskStatus;

/**
 * Puts down which updates the client has given up for good.
 *
 * @param world where that is noted
 */
record ParkedUpdates(World world) implements EventListener {

	@Override
	public void parked(TaskStatus status, DeliveryAttempt attempt, Throwable failure) {
		this.world.trace().note("client", "parks " + Text.of(status));
		this.world.updates().parked(Updates.key(status.getUuid()));
		this.world.checks().tell((check) -> check.settled(status));
	}

}
