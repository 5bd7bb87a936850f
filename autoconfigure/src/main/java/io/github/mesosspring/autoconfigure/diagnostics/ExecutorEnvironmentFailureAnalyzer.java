package io.github.mesosspring.autoconfigure.diagnostics;

import io.github.mesosspring.executor.ExecutorEnvironmentException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains an {@link ExecutorEnvironmentException}: most likely somebody started an
 * executor by hand.
 */
class ExecutorEnvironmentFailureAnalyzer extends AbstractFailureAnalyzer<ExecutorEnvironmentException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, ExecutorEnvironmentException cause) {
		return new FailureAnalysis(
				"This application is an executor (mesos.executor.enabled), and has not the environment of one: "
						+ cause.getMessage(),
				"""
						Let an agent start it: a scheduler launches a task whose ExecutorInfo.command starts this application.

						If it is no executor, remove mesos.executor.enabled. In a test, declare a bean of type ExecutorEnvironment.""",
				cause);
	}

}
