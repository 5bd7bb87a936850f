package io.github.mesosspring.simulation;

import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.Sessions;
import org.jspecify.annotations.Nullable;

/**
 * Every call bears the id of the stream the client has open, and goes where that came
 * from; none leaves while there is no session.
 */
final class OnlyTheCurrentStreamIdIsUsed extends Check {

	private @Nullable Sessions sessions;

	private @Nullable EventStream stream;

	@Override
	void processStarted(SimulatedClient client) {
		this.sessions = client.sessions();
		this.stream = null;
	}

	@Override
	void subscribeBegun(Exchange exchange) {
		this.stream = null;
	}

	@Override
	void streamOpened(Exchange exchange, EventStream opened) {
		this.stream = opened;
	}

	@Override
	void left(Request request) {
		if (request.subscribes()) {
			require(request.streamId() == null, "a SUBSCRIBE bears a stream id");
			return;
		}
		String call = Text.of(request.call());
		Session session = (this.sessions != null) ? this.sessions.current() : null;
		if (session == null || this.stream == null) {
			violated(call + " left without a session");
			return;
		}
		require(this.stream.id().equals(request.streamId()),
				call + " bears the stream id " + request.streamId() + " instead of " + this.stream.id());
		require(session.master().getHost().equals(request.uri().getHost()), call + " goes to another master");
		require(session.frameworkId().equals(request.call().getFrameworkId()), call + " is of another framework");
	}

}
