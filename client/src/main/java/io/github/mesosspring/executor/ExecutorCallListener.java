package io.github.mesosspring.executor;

import io.github.mesosspring.call.CallOutcome;
import io.github.mesosspring.protocol.executor.Call;

/**
 * Is told of the outcome of every call to the agent that was made through an
 * {@link ExecutorTemplate}, once. Called on whatever thread noticed it; must not block.
 */
@FunctionalInterface
public interface ExecutorCallListener {

	/**
	 * A call ended.
	 * @param type the type of the call
	 * @param outcome how it ended
	 */
	void completed(Call.Type type, CallOutcome outcome);

}
