package io.github.mesosspring.simulation;

import java.util.HashSet;
import java.util.Set;

import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Event;

/**
 * What a handler is given came with the subscription whose SUBSCRIBED was delivered last;
 * only messages may outlast a subscription of which nothing else was delivered. No update
 * is being handled when SUBSCRIBED is delivered.
 */
final class SubscribedIsABarrier extends Check {

	/** Of subscriptions that were followed by another. */
	private final Set<String> passed = new HashSet<>();

	private final Set<TaskStatus> busy = new HashSet<>();

	private String current = "";

	@Override
	void processStarted(SimulatedClient client) {
		this.current = "";
		this.busy.clear();
	}

	/** A handler that outlasts a stop is left behind. */
	@Override
	void stopped() {
		this.busy.clear();
	}

	@Override
	void handlingBegun(TaskStatus status) {
		this.busy.add(status);
	}

	@Override
	void handled(TaskStatus status) {
		this.busy.remove(status);
	}

	@Override
	void handlingFailed(TaskStatus status) {
		this.busy.remove(status);
	}

	@Override
	void delivered(Event event) {
		String stream = Messages.stream(event);
		if (event.getType() == Event.Type.SUBSCRIBED) {
			require(this.busy.isEmpty(), "SUBSCRIBED was delivered while updates were being handled");
			this.passed.add(this.current);
			this.current = stream;
		}
		else if (event.getType() == Event.Type.MESSAGE) {
			require(!this.passed.contains(stream),
					"MESSAGE of " + stream + " was delivered after the SUBSCRIBED of " + this.current);
		}
		else if (!stream.isEmpty()) {
			require(stream.equals(this.current), event.getType() + " of " + stream
					+ " was delivered, but the last SUBSCRIBED was that of " + this.current);
		}
	}

}
