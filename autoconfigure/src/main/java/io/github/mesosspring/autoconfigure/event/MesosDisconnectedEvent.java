package io.github.mesosspring.autoconfigure.event;

import io.github.mesosspring.session.SessionLoss;
import org.jspecify.annotations.Nullable;

/**
 * A subscription has ended. Its offers are void, and calls fail until the next
 * {@link MesosSubscribedEvent}. What becomes of it tells the event that follows: a
 * {@link MesosReconnectScheduledEvent}, {@link MesosSubscriptionFailedEvent} or
 * {@link MesosSubscriptionStoppedEvent}, or, if another instance may lead, a
 * {@link MesosSubscriptionStateChangedEvent}.
 */
public class MesosDisconnectedEvent extends MesosApplicationEvent {

	private final @Nullable SessionLoss reason;

	private final @Nullable String detail;

	/**
	 * Create an event.
	 * @param source the publisher
	 * @param frameworkName the configured name of the framework
	 * @param reason why, {@code null} if the framework was torn down
	 * @param detail the master's own words, or what failed
	 */
	public MesosDisconnectedEvent(Object source, String frameworkName, @Nullable SessionLoss reason,
			@Nullable String detail) {
		super(source, frameworkName);
		this.reason = reason;
		this.detail = detail;
	}

	/**
	 * Why it ended.
	 * @return the reason; {@code null} if the framework was torn down
	 */
	public @Nullable SessionLoss getReason() {
		return this.reason;
	}

	/**
	 * More about the reason, for people.
	 * @return the master's own words, or what failed; {@code null} if there is nothing to
	 * say
	 */
	public @Nullable String getDetail() {
		return this.detail;
	}

	@Override
	protected String details() {
		return this.reason + ": " + this.detail;
	}

}
