package io.github.mesosspring.autoconfigure.diagnostics;

import io.github.mesosspring.event.InvalidEventHandlerException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains an {@link InvalidEventHandlerException}.
 */
class InvalidEventHandlerFailureAnalyzer extends AbstractFailureAnalyzer<InvalidEventHandlerException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidEventHandlerException cause) {
		return new FailureAnalysis(
				cause.getMessage(), "Change the signature or the annotation of the method '"
						+ cause.getMethod().getName() + "' of " + cause.getMethod().getDeclaringClass().getName() + ".",
				cause);
	}

}
