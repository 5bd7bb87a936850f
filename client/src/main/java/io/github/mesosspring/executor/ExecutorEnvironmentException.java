package io.github.mesosspring.executor;

/**
 * The environment is not that of an executor: a variable the agent always sets is missing
 * or makes no sense.
 */
public final class ExecutorEnvironmentException extends IllegalStateException {

	private final String variable;

	ExecutorEnvironmentException(String variable, String problem) {
		super("The environment variable " + variable + " " + problem
				+ ". An executor must be started by a Mesos agent, which sets it: have a scheduler launch it as"
				+ " ExecutorInfo.command");
		this.variable = variable;
	}

	/**
	 * The variable.
	 * @return its name, e.g. {@code MESOS_FRAMEWORK_ID}
	 */
	public String getVariable() {
		return this.variable;
	}

}
