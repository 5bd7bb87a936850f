package io.github.mesosspring.simulation;

import java.util.HashSet;
import java.util.Set;

import io.github.mesosspring.protocol.scheduler.Event;

/**
 * What a handler is given came with the subscription whose SUBSCRIBED was delivered last;
 * only messages may outlast a subscription of which nothing else was delivered.
 */
final class SubscribedIsABarrier extends Check {

	/** Of subscriptions that were followed by another. */
	private final Set<String> passed = new HashSet<>();

	private String current = "";

	@Override
	void processStarted(SimulatedClient client) {
		this.current = "";
	}

	@Override
	void delivered(Event event) {
		String stream = Messages.stream(event);
		if (event.getType() == Event.Type.SUBSCRIBED) {
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
