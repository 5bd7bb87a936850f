package io.github.mesosspring.autoconfigure.frameworks;

import org.springframework.beans.BeansException;

/**
 * A framework below {@code mesos.frameworks} that cannot be put together.
 */
class MesosFrameworkException extends BeansException {

	private final String framework;

	MesosFrameworkException(String framework, Throwable cause) {
		super("The Mesos framework '" + framework + "' cannot be put together", cause);
		this.framework = framework;
	}

	/**
	 * The name of the framework.
	 */
	String framework() {
		return this.framework;
	}

}
