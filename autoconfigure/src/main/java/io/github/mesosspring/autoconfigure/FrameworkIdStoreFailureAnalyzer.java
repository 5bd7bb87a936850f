package io.github.mesosspring.autoconfigure;

import io.github.mesosspring.framework.FrameworkIdStoreException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains a {@link FrameworkIdStoreException}: the framework id file is held by another
 * process, or cannot be read or written.
 */
class FrameworkIdStoreFailureAnalyzer extends AbstractFailureAnalyzer<FrameworkIdStoreException> {

	private static final String ACTION = """
			Stop whatever else uses the framework id, or repair its file, or name another file:

			    mesos.framework.id-file=<path>

			For tests, mesos.framework.id-store=memory does without a file.\
			""";

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, FrameworkIdStoreException cause) {
		return new FailureAnalysis(cause.getMessage() + ".", ACTION, cause);
	}

}
