package io.github.mesosspring.call;

import io.github.mesosspring.protocol.scheduler.Call;

/**
 * Sees every call with its content and learns how it ended, for recordings. Called on
 * whatever thread makes or ends the call; must not block. Must be thread-safe.
 */
public interface CallTap {

	/**
	 * A call was made. Comes before it leaves and before its end is told.
	 * @param number ties the call to its end: counts the calls of one template, from 1
	 * @param epoch the subscription the call belongs to, or 0 if it was refused before it
	 * belonged to one
	 * @param call the call as it is to be sent, or as the interceptors left it if it was
	 * refused
	 */
	void made(long number, long epoch, Call call);

	/**
	 * A call was accepted.
	 * @param number the number of the call
	 * @param response the master's answer; its body belongs to somebody else
	 */
	void accepted(long number, CallResponse response);

	/**
	 * A call was rejected, not sent, or its outcome is unknown.
	 * @param number the number of the call
	 * @param failure which of the three, and why
	 */
	void failed(long number, CallException failure);

}
