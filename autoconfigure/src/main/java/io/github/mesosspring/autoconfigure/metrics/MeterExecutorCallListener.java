package io.github.mesosspring.autoconfigure.metrics;

import io.github.mesosspring.call.CallOutcome;
import io.github.mesosspring.executor.ExecutorCallListener;
import io.github.mesosspring.protocol.executor.Call;

/**
 * Counts the calls to the agent: {@code mesos.calls}.
 */
class MeterExecutorCallListener implements ExecutorCallListener {

	private final CallCounters<Call.Type> calls;

	MeterExecutorCallListener(FrameworkMeters meters) {
		this.calls = new CallCounters<>(meters, Call.Type.class);
	}

	@Override
	public void completed(Call.Type type, CallOutcome outcome) {
		this.calls.increment(type, outcome);
	}

}
