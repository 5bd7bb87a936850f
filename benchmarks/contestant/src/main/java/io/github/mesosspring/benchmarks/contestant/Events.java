package io.github.mesosspring.benchmarks.contestant;

/**
 * Is given the events of a subscription, each when the client calls its handler.
 */
public interface Events {

	/**
	 * SUBSCRIBED.
	 * @param frameworkId the id that the server gave
	 */
	void subscribed(String frameworkId);

	/**
	 * UPDATE.
	 * @param stamp {@code status.data} as a number: when the server wrote the event, by
	 * the {@link System#nanoTime()} of this machine, or 0
	 * @return the call to make in reply
	 */
	Reply update(long stamp);

	/**
	 * OFFERS.
	 * @param event the event as the client hands it to a handler, to be held on to
	 * @param offers how many offers it has
	 * @return whether calls will decline these offers, so that they have to be kept
	 */
	boolean offers(Object event, int offers);

	/**
	 * The client gave up.
	 * @param failure why
	 */
	void failed(Throwable failure);

}
