package io.github.mesosspring.simulation;

import io.github.mesosspring.protocol.scheduler.Event;

/**
 * What a handler is given came with the subscription whose SUBSCRIBED was delivered last.
 */
final class SubscribedIsABarrier extends Check {

	private String current = "";

	@Override
	void processStarted(SimulatedClient client) {
		this.current = "";
	}

	@Override
	void delivered(Event event) {
		String stream = Messages.stream(event);
		if (event.getType() == Event.Type.SUBSCRIBED) {
			this.current = stream;
		}
		else if (!stream.isEmpty()) {
			require(stream.equals(this.current), event.getType() + " of " + stream
					+ " was delivered, but the last SUBSCRIBED was that of " + this.current);
		}
	}

}
