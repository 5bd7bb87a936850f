package io.github.mesosspring.autoconfigure.event;

import org.jspecify.annotations.Nullable;

/**
 * The subscription is stopped: with the application, because somebody stopped it, or
 * because the framework was torn down. It can be started again.
 */
public class MesosSubscriptionStoppedEvent extends MesosApplicationEvent {

	private final @Nullable String detail;

	/**
	 * Create an event.
	 * @param source the publisher
	 * @param frameworkName the configured name of the framework
	 * @param detail why
	 */
	public MesosSubscriptionStoppedEvent(Object source, String frameworkName, @Nullable String detail) {
		super(source, frameworkName);
		this.detail = detail;
	}

	/**
	 * Why it stopped, for people.
	 * @return what stopped it
	 */
	public @Nullable String getDetail() {
		return this.detail;
	}

	@Override
	protected String details() {
		return String.valueOf(this.detail);
	}

}
