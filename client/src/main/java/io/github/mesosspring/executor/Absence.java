package io.github.mesosspring.executor;

import java.time.Duration;

import io.github.mesosspring.stream.Actor;
import reactor.core.Disposable;
import reactor.core.Disposables;

/**
 * The time without an agent: how long it is borne with, and when the next attempt is due.
 * Used by the actor only.
 */
final class Absence {

	/** What agents give an executor to subscribe, after which they destroy it. */
	static final Duration REGISTRATION_TIMEOUT = Duration.ofMinutes(1);

	private final Actor actor;

	private final ExecutorEnvironment environment;

	private final RandomWait waits;

	private final Runnable retry;

	private final Runnable expired;

	private Disposable expiry = Disposables.disposed();

	private Disposable attempt = Disposables.disposed();

	private boolean everSubscribed;

	Absence(Actor actor, ExecutorEnvironment environment, RandomWait waits, Runnable retry, Runnable expired) {
		this.actor = actor;
		this.environment = environment;
		this.waits = waits;
		this.retry = retry;
		this.expired = expired;
	}

	/**
	 * How long an agent may be away. Without checkpointing an agent that went away will
	 * not know this executor when it is back; only the first subscription gets some time.
	 */
	Duration patience() {
		if (this.environment.checkpoint()) {
			return this.environment.recoveryTimeout();
		}
		return this.everSubscribed ? Duration.ZERO : REGISTRATION_TIMEOUT;
	}

	/**
	 * An attempt or a subscription has failed. The first time counts as the beginning.
	 */
	void lasts() {
		if (this.expiry.isDisposed()) {
			this.expiry = this.actor.schedule(this.expired, patience());
		}
		this.attempt.dispose();
		this.attempt = this.actor.schedule(this.retry, this.waits.next());
	}

	void over() {
		this.everSubscribed = true;
		cancel();
	}

	void cancel() {
		this.expiry.dispose();
		this.attempt.dispose();
	}

}
