package io.github.mesosspring.call;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.SessionListener;
import io.github.mesosspring.session.Sessions;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/**
 * Tells the session what becomes of a TEARDOWN, and the TEARDOWN what becomes of the
 * session: a master ends the stream before it answers, and if the answer is lost then the
 * end of the stream is the answer.
 */
final class TeardownWatch implements SessionListener {

	/** How far the end of the stream and that of the call may lie apart. */
	static final Duration GRACE = Duration.ofSeconds(1);

	private static final CallResponse ACCEPTED = new CallResponse(202, new byte[0]);

	private final Sessions sessions;

	private final Scheduler scheduler;

	private final AtomicReference<@Nullable Running> running = new AtomicReference<>();

	TeardownWatch(Sessions sessions, Scheduler scheduler) {
		this.sessions = sessions;
		this.scheduler = scheduler;
		sessions.addListener(this);
	}

	Mono<CallResponse> over(Session session, Mono<CallResponse> exchange) {
		return Mono.defer(() -> {
			Running now = new Running(session.epoch(), Sinks.one());
			this.running.set(now);
			Mono<CallResponse> ended = now.ended.asMono();
			Mono<CallResponse> answered = exchange.doOnNext((response) -> this.sessions.teardownAccepted(session))
				.onErrorResume((failure) -> afterFailure(session, now, failure));
			return Mono.firstWithSignal(answered, ended.delayElement(GRACE, this.scheduler));
		});
	}

	@Override
	public void tornDown(Session session) {
		Running now = this.running.get();
		if (now != null && now.epoch == session.epoch()) {
			now.ended.tryEmitValue(ACCEPTED);
		}
	}

	private Mono<CallResponse> afterFailure(Session session, Running now, Throwable failure) {
		if (failure instanceof CallUnknownException) {
			// the end of the stream may be noticed after that of the call's connection
			return now.ended.asMono().timeout(GRACE, Mono.error(failure), this.scheduler);
		}
		this.sessions.teardownRefused(session);
		return Mono.error(failure);
	}

	private record Running(long epoch, Sinks.One<CallResponse> ended) {
	}

}
