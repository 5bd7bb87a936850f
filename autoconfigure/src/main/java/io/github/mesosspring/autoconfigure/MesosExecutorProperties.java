package io.github.mesosspring.autoconfigure;

/**
 * How an executor behaves: the keys below {@code mesos.executor}.
 */
public class MesosExecutorProperties {

	/**
	 * Whether this application is an executor, which an agent starts, rather than a
	 * scheduler.
	 */
	private boolean enabled = false;

	/**
	 * Whether the process ends when the agent has shut the executor down, or refuses it.
	 */
	private boolean exitOnShutdown = true;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public boolean isExitOnShutdown() {
		return this.exitOnShutdown;
	}

	public void setExitOnShutdown(boolean exitOnShutdown) {
		this.exitOnShutdown = exitOnShutdown;
	}

}
