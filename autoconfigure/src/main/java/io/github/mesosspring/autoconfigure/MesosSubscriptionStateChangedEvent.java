package io.github.mesosspring.autoconfigure;

import io.github.mesosspring.subscription.SubscriptionStateChange;

import org.springframework.context.ApplicationEvent;

/**
 * The subscription went from one state to another. Published for every transition, in
 * order, on a thread of its own, so that a listener may take its time; the state may have
 * changed again by then.
 */
public class MesosSubscriptionStateChangedEvent extends ApplicationEvent {

	private final transient SubscriptionStateChange change;

	/**
	 * Create an event.
	 * @param source the publisher
	 * @param change what changed, and why
	 */
	public MesosSubscriptionStateChangedEvent(Object source, SubscriptionStateChange change) {
		super(source);
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
	public String toString() {
		return getClass().getSimpleName() + "[" + this.change.from() + " -> " + this.change.to() + "]";
	}

}
