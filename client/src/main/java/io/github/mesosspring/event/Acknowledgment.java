package io.github.mesosspring.event;

import io.github.mesosspring.call.CallResponse;
import reactor.core.publisher.Mono;

/**
 * Acknowledges the status update, of a task or of an operation, that was handed over with
 * it. A handler method with a parameter of this type decides by itself when that is, now
 * or later, from any thread; until then the agent repeats the update. Thread-safe.
 */
public interface Acknowledgment {

	/**
	 * Acknowledge the update. Sent at once, whether or not the result is subscribed to; a
	 * second call sends nothing and gives the first outcome.
	 * @return the outcome of the acknowledgement; empty for an update without uuid, for
	 * which nobody waits
	 */
	Mono<CallResponse> acknowledge();

}
