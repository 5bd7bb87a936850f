package io.github.mesosspring.simulation;

/**
 * An application that was stopped sends nothing, and neither does one that does not lead.
 */
final class NothingLeavesAfterAStop extends Check {

	private boolean running;

	private boolean leading = true;

	@Override
	void started() {
		this.running = true;
	}

	@Override
	void stopped() {
		this.running = false;
	}

	@Override
	void deposed() {
		this.leading = false;
	}

	@Override
	void elected() {
		this.leading = true;
	}

	@Override
	void left(Request request) {
		require(this.running, Text.of(request.call()) + " left after the stop");
		require(this.leading, Text.of(request.call()) + " left while another instance may lead");
	}

}
