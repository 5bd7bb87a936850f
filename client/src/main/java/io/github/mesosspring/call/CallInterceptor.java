package io.github.mesosspring.call;

import io.github.mesosspring.protocol.scheduler.Call;

/**
 * Sees every call before it is checked and queued, and may replace it. Called on the
 * thread of the caller. A call whose interceptor throws is not sent.
 */
@FunctionalInterface
public interface CallInterceptor {

	/**
	 * Look at a call.
	 * @param call the call, still without {@code framework_id}
	 * @return the call to send: the same one, or another of the same type in its place
	 */
	Call intercept(Call call);

}
