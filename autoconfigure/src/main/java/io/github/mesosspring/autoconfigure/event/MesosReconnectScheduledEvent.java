package io.github.mesosspring.autoconfigure.event;

import java.time.Duration;

import io.github.mesosspring.session.SessionLoss;

/**
 * Another attempt to subscribe will be made. Published after each subscription and each
 * attempt that ended, so that many in a row tell of a master that cannot be reached.
 */
public class MesosReconnectScheduledEvent extends MesosApplicationEvent {

	private final int attempt;

	private final Duration delay;

	private final SessionLoss reason;

	/**
	 * Create an event.
	 * @param source the publisher
	 * @param frameworkName the configured name of the framework
	 * @param attempt the number of the attempt
	 * @param delay how long it is waited for
	 * @param reason why it is needed
	 */
	public MesosReconnectScheduledEvent(Object source, String frameworkName, int attempt, Duration delay,
			SessionLoss reason) {
		super(source, frameworkName);
		this.attempt = attempt;
		this.delay = delay;
		this.reason = reason;
	}

	/**
	 * The number of the attempt since the last subscription, or since the start if there
	 * was none.
	 * @return the number, from 1
	 */
	public int getAttempt() {
		return this.attempt;
	}

	/**
	 * How long it is waited for. Shorter if another leader is heard of meanwhile; longer
	 * if handlers have to catch up first ({@link SessionLoss#SLOW_HANDLERS}).
	 * @return the time from when it was decided
	 */
	public Duration getDelay() {
		return this.delay;
	}

	/**
	 * Why the subscription or the attempt before ended.
	 * @return the reason
	 */
	public SessionLoss getReason() {
		return this.reason;
	}

	@Override
	protected String details() {
		return "attempt " + this.attempt + " in " + this.delay + " (" + this.reason.tag() + ")";
	}

}
