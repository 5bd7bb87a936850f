package io.github.mesosspring.autoconfigure.event;

import io.github.mesosspring.subscription.SubscriptionStateChange;

/**
 * The subscription went from one state to another. Published for every transition, before
 * the event that tells what is special about it.
 */
public class MesosSubscriptionStateChangedEvent extends MesosApplicationEvent {

	private final transient SubscriptionStateChange change;

	/**
	 * Create an event.
	 * @param source the publisher
	 * @param frameworkName the configured name of the framework
	 * @param change what changed, and why
	 */
	public MesosSubscriptionStateChangedEvent(Object source, String frameworkName, SubscriptionStateChange change) {
		super(source, frameworkName);
		this.change = change;
	}

	/**
	 * What changed, and why.
	 * @return the transition
	 */
	public SubscriptionStateChange getChange() {
		return this.change;
	}

	@Override
	protected String details() {
		return this.change.from() + " -> " + this.change.to();
	}

}
