package io.github.mesosspring.autoconfigure;

import org.springframework.core.env.Environment;

/**
 * What stands for the name of the framework in what is observed of an executor, which
 * does not know it before it is subscribed: the name of the application.
 */
public final class ExecutorName {

	private static final String NAMELESS = "executor";

	private ExecutorName() {
	}

	/**
	 * The name for an executor.
	 * @param environment where the name of the application is found
	 * @return {@code spring.application.name}, or {@code executor} if it has none
	 */
	public static String of(Environment environment) {
		return environment.getProperty("spring.application.name", NAMELESS);
	}

}
