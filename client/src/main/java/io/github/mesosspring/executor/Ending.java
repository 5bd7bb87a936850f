package io.github.mesosspring.executor;

import java.time.Duration;

import reactor.core.Disposable;
import reactor.core.Disposables;

/**
 * The time between SHUTDOWN, a refusal or a stop, and the end. Used by the actor only.
 */
final class Ending {

	/** For the application context to be closed in, before the agent kills us. */
	private static final Duration FOR_THE_REST = Duration.ofSeconds(1);

	private static final int LARGEST_PART = 5;

	private final String reason;

	private final Cause cause;

	private Disposable limit = Disposables.disposed();

	private boolean handled;

	/**
	 * Create an ending.
	 * @param reason why
	 * @param cause who wants it
	 */
	Ending(String reason, Cause cause) {
		this.reason = reason;
		this.cause = cause;
	}

	/**
	 * How long an ending may take. What is left of the grace period, a second or a fifth
	 * of it, is for the end of the process.
	 */
	static Duration timeOf(Duration gracePeriod) {
		Duration rest = gracePeriod.dividedBy(LARGEST_PART);
		return gracePeriod.minus((rest.compareTo(FOR_THE_REST) < 0) ? rest : FOR_THE_REST);
	}

	void limit(Disposable timer) {
		this.limit = timer;
	}

	void handled() {
		this.handled = true;
	}

	void over() {
		this.limit.dispose();
	}

	boolean isHandled() {
		return this.handled;
	}

	Cause cause() {
		return this.cause;
	}

	String reason() {
		return this.reason;
	}

	/**
	 * Who wants it, which decides whether the process has to end, and how.
	 */
	enum Cause {

		/** The agent, or its absence. */
		SHUTDOWN,

		/** The agent, which does not take this executor. */
		REFUSAL,

		/** The application. */
		STOP

	}

}
