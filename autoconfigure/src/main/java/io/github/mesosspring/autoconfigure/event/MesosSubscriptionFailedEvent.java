package io.github.mesosspring.autoconfigure.event;

import io.github.mesosspring.session.SessionLoss;
import org.jspecify.annotations.Nullable;

/**
 * The subscription is given up: no further attempt is made until it is restarted, by hand
 * or with the application.
 */
public class MesosSubscriptionFailedEvent extends MesosApplicationEvent {

	private final @Nullable SessionLoss reason;

	private final @Nullable String detail;

	/**
	 * Create an event.
	 * @param source the publisher
	 * @param frameworkName the configured name of the framework
	 * @param reason why
	 * @param detail the master's own words, or what failed
	 */
	public MesosSubscriptionFailedEvent(Object source, String frameworkName, @Nullable SessionLoss reason,
			@Nullable String detail) {
		super(source, frameworkName);
		this.reason = reason;
		this.detail = detail;
	}

	/**
	 * Why it is given up.
	 * @return the reason
	 */
	public @Nullable SessionLoss getReason() {
		return this.reason;
	}

	/**
	 * More about the reason, for people.
	 * @return the master's own words, or what failed
	 */
	public @Nullable String getDetail() {
		return this.detail;
	}

	@Override
	protected String details() {
		return this.reason + ": " + this.detail;
	}

}
