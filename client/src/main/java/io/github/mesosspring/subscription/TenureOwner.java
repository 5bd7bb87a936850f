package io.github.mesosspring.subscription;

/**
 * Whom a tenure tells how it goes. One that is at its end has still to be ended.
 */
interface TenureOwner {

	/**
	 * A subscription stands.
	 */
	void subscriptionStands();

	/**
	 * Going on would not help.
	 * @param verdict why
	 */
	void givenUp(Verdict verdict);

	/**
	 * A TEARDOWN of our own turned out to have been executed.
	 */
	void tornDown();

}
