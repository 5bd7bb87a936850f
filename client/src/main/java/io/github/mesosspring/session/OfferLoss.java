package io.github.mesosspring.session;

/**
 * Why offers became void without having been used or declined.
 */
public enum OfferLoss {

	/**
	 * The master took them back ({@code Event.Rescind}): another framework got the
	 * resources, or the agent is gone.
	 */
	RESCINDED,

	/** The subscription they came with ended. */
	SESSION_ENDED

}
