package io.github.mesosspring.operator;

/**
 * A connection that was given up because its subscriber did not keep up with the master.
 */
final class SlowSubscriberException extends RuntimeException {

	SlowSubscriberException(long waiting, long limit) {
		super("The subscriber is too slow: " + waiting + " bytes wait for it, over the limit of " + limit);
	}

}
