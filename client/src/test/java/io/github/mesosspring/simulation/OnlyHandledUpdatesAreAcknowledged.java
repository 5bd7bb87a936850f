package io.github.mesosspring.simulation;

import io.github.mesosspring.protocol.scheduler.Call;

/**
 * No acknowledgement leaves before the update was handled, or given up for good.
 */
final class OnlyHandledUpdatesAreAcknowledged extends Check {

	private final Updates updates;

	OnlyHandledUpdatesAreAcknowledged(Updates updates) {
		this.updates = updates;
	}

	@Override
	void left(Request request) {
		if (request.call().getType() == Call.Type.ACKNOWLEDGE) {
			String key = Updates.key(request.call().getAcknowledge().getUuid());
			require(this.updates.isHandled(key) || this.updates.isParked(key),
					Text.of(request.call()) + " left, but the update was not handled");
		}
	}

}
