package io.github.mesosspring.simulation;

/**
 * An application that was stopped sends nothing.
 */
final class NothingLeavesAfterAStop extends Check {

	private boolean running;

	@Override
	void started() {
		this.running = true;
	}

	@Override
	void stopped() {
		this.running = false;
	}

	@Override
	void left(Request request) {
		require(this.running, Text.of(request.call()) + " left after the stop");
	}

}
