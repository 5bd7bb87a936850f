package io.github.mesosspring.autoconfigure;

import io.github.mesosspring.framework.FrameworkIdStoreException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains a {@link FrameworkIdStoreException}: the framework id file is held by another
 * process, or cannot be read or written. The exception says itself what to do; what is
 * left to say is by which properties.
 */
class FrameworkIdStoreFailureAnalyzer extends AbstractFailureAnalyzer<FrameworkIdStoreException> {

	private static final String ACTION = """
			Do as the description says. The file is named by

			    mesos.framework.id-file=<path>

			and for tests, mesos.framework.id-store=memory does without a file.\
			""";

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, FrameworkIdStoreException cause) {
		return new FailureAnalysis(cause.getMessage() + ".", ACTION, cause);
	}

}
