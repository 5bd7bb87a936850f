package io.github.mesosspring.call;

import io.github.mesosspring.protocol.scheduler.Call;

/**
 * Is told of every call's outcome, once. Called on whatever thread noticed it; must not
 * block.
 */
@FunctionalInterface
public interface CallListener {

	/**
	 * A call ended.
	 * @param type the type of the call
	 * @param outcome how it ended
	 */
	void completed(Call.Type type, CallOutcome outcome);

}
