package io.github.mesosspring.executor;

import java.time.Duration;

import reactor.core.Disposable;
import reactor.core.Disposables;

/**
 * The time between SHUTDOWN, or a stop, and the end. Used by the actor only.
 */
final class Ending {

	/** For the application context to be closed in, before the agent kills us. */
	private static final Duration FOR_THE_REST = Duration.ofSeconds(1);

	private static final int LARGEST_PART = 5;

	private final String reason;

	private final boolean ofTheAgent;

	private Disposable limit = Disposables.disposed();

	private boolean handled;

	/**
	 * Create an ending.
	 * @param reason why
	 * @param ofTheAgent whether the process has to end, and not only the subscription
	 */
	Ending(String reason, boolean ofTheAgent) {
		this.reason = reason;
		this.ofTheAgent = ofTheAgent;
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

	boolean isOfTheAgent() {
		return this.ofTheAgent;
	}

	String reason() {
		return this.reason;
	}

}
