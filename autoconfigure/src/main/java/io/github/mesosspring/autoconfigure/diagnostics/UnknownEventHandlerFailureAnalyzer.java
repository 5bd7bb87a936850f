package io.github.mesosspring.autoconfigure.diagnostics;

import io.github.mesosspring.event.UnknownEventHandlerException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains an {@link UnknownEventHandlerException}: keys below {@code mesos.handlers} for
 * a handler that there is not.
 */
class UnknownEventHandlerFailureAnalyzer extends AbstractFailureAnalyzer<UnknownEventHandlerException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnknownEventHandlerException cause) {
		return new FailureAnalysis("Keys are set for the handler '" + cause.getId() + "'. " + cause.getMessage() + ".",
				"Correct or remove what is set below mesos.handlers." + cause.getId()
						+ ". An id with dots or upper-case letters is written in brackets, as in "
						+ "mesos.handlers[Jobs.onUpdate].enabled, in YAML \"[Jobs.onUpdate]\".",
				cause);
	}

}
