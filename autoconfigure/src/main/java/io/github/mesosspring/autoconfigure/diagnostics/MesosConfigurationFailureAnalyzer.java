package io.github.mesosspring.autoconfigure.diagnostics;

import io.github.mesosspring.autoconfigure.MesosConfigurationException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains a {@link MesosConfigurationException}.
 */
class MesosConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<MesosConfigurationException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MesosConfigurationException cause) {
		return new FailureAnalysis(cause.getMessage(), cause.getAction(), cause);
	}

}
