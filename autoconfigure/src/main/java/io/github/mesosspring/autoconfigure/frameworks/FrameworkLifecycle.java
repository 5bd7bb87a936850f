package io.github.mesosspring.autoconfigure.frameworks;

import org.springframework.context.SmartLifecycle;

/**
 * Starts and stops, in its phase among the beans of the application, a bean that only its
 * framework has.
 *
 * @param bean the bean
 */
record FrameworkLifecycle(SmartLifecycle bean) implements SmartLifecycle {

	@Override
	public boolean isAutoStartup() {
		return this.bean.isAutoStartup();
	}

	@Override
	public boolean isPauseable() {
		return this.bean.isPauseable();
	}

	@Override
	public void start() {
		this.bean.start();
	}

	@Override
	public void stop() {
		this.bean.stop();
	}

	@Override
	public void stop(Runnable callback) {
		this.bean.stop(callback);
	}

	@Override
	public boolean isRunning() {
		return this.bean.isRunning();
	}

	@Override
	public int getPhase() {
		return this.bean.getPhase();
	}

}
