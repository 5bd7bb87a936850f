package io.github.mesosspring.autoconfigure.metrics;

import io.github.mesosspring.executor.ExecutorListener;
import io.github.mesosspring.executor.ExecutorStateChange;

/**
 * Counts the reconnects of an executor.
 */
class MeterExecutorListener implements ExecutorListener {

	private final ReconnectCounters reconnects;

	MeterExecutorListener(FrameworkMeters meters) {
		this.reconnects = new ReconnectCounters(meters);
	}

	@Override
	public void stateChanged(ExecutorStateChange change) {
		if (change.reason() != null) {
			this.reconnects.increment(change.reason());
		}
	}

}
