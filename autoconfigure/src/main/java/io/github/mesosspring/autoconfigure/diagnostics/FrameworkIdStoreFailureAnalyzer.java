package io.github.mesosspring.autoconfigure.diagnostics;

import io.github.mesosspring.framework.FrameworkIdStoreException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains a {@link FrameworkIdStoreException}: the framework id is held by another
 * process, or cannot be read or written. The exception says itself what to do; what is
 * left to say is by which properties.
 */
class FrameworkIdStoreFailureAnalyzer extends AbstractFailureAnalyzer<FrameworkIdStoreException> {

	private static final String ACTION = """
			Do as the description says. Where the id is kept is said by

			    mesos.framework.id-store=file            in the file of mesos.framework.id-file=<path>
			    mesos.framework.id-store=zookeeper       below mesos.zookeeper.path at mesos.zookeeper.connect-string
			    mesos.framework.id-store=jdbc            in the table mesos.framework.jdbc.table of the DataSource

			and for tests, mesos.framework.id-store=memory does without any of them.\
			""";

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, FrameworkIdStoreException cause) {
		return new FailureAnalysis(cause.getMessage() + ".", ACTION, cause);
	}

}
