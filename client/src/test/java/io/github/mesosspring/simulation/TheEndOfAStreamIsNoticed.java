package io.github.mesosspring.simulation;

import java.time.Duration;

import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.Sessions;
import org.jspecify.annotations.Nullable;

/**
 * When its stream is at an end, a session soon is too.
 */
final class TheEndOfAStreamIsNoticed extends Check {

	private static final long SOON = Duration.ofSeconds(5).toNanos();

	private final SimulatedScheduler scheduler;

	private @Nullable Sessions sessions;

	private @Nullable EventStream stream;

	private long endedAt;

	private boolean ended;

	TheEndOfAStreamIsNoticed(SimulatedScheduler scheduler) {
		this.scheduler = scheduler;
	}

	@Override
	void processStarted(SimulatedClient client) {
		this.sessions = client.sessions();
		this.ended = false;
	}

	@Override
	void streamOpened(Exchange exchange, EventStream opened) {
		this.stream = opened;
		this.ended = false;
	}

	@Override
	void streamEnded(Pipe pipe) {
		this.ended = true;
		this.endedAt = this.scheduler.nanos();
	}

	@Override
	void step() {
		if (this.ended && this.scheduler.nanos() - this.endedAt > SOON && this.sessions != null
				&& this.stream != null) {
			Session session = this.sessions.current();
			require(session == null || !this.stream.id().equals(session.streamId()),
					"the stream " + this.stream.label() + " has ended, and its session has not");
		}
	}

}
