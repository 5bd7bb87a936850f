package io.github.mesosspring.subscription;

/**
 * A subscription that was to stand when its start returned, and does not. It is stopped
 * when this is thrown.
 *
 * @see StartPolicy#FAIL
 */
public class SubscriptionStartException extends RuntimeException {

	private final SubscriptionState state;

	/**
	 * Create an exception.
	 * @param message what happened, in the master's own words where there are any
	 * @param state the state in which the start was given up
	 */
	public SubscriptionStartException(String message, SubscriptionState state) {
		super(message);
		this.state = state;
	}

	/**
	 * The state in which the start was given up.
	 * @return {@link SubscriptionState#FAILED} if trying again would not have helped
	 */
	public SubscriptionState getState() {
		return this.state;
	}

}
