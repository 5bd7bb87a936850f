package io.github.mesosspring.event;

/**
 * Looks from time to time, from a start to the next stop, for what should not be.
 */
interface Watch {

	void start();

	void stop();

}
