package io.github.mesosspring.autoconfigure.endpoint;

import io.github.mesosspring.subscription.SubscriptionState;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * What became of an operation.
 *
 * @param framework the framework it was for
 * @param operation the operation
 * @param outcome what became of it
 * @param message the same for people
 * @param state the state of the subscription when it was asked for; {@code null} if there
 * is no such framework
 */
public record OperationReport(String framework, MesosOperation operation, Outcome outcome, String message,
		@Nullable SubscriptionState state) implements OperationResponseBody {

	/**
	 * What became of an operation.
	 */
	public enum Outcome {

		/** It is done. */
		DONE,

		/** It has been begun, and is not waited for. */
		ACCEPTED,

		/** Something it needs is missing or wrong. Nothing was done. */
		INVALID,

		/** There is no such framework or handler. Nothing was done. */
		UNKNOWN,

		/** It cannot be done in the present state or configuration. Nothing was done. */
		NOT_POSSIBLE

	}

}
