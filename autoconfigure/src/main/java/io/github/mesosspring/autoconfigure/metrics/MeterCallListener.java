package io.github.mesosspring.autoconfigure.metrics;

import io.github.mesosspring.call.CallListener;
import io.github.mesosspring.call.CallOutcome;
import io.github.mesosspring.protocol.scheduler.Call;

/**
 * Counts the calls to the master, {@code mesos.calls}, and among them what became of
 * acknowledgements, {@code mesos.acknowledgements}.
 */
class MeterCallListener implements CallListener {

	private final CallCounters<Call.Type> calls;

	private final EnumCounters<CallOutcome> acknowledgements;

	MeterCallListener(FrameworkMeters meters) {
		this.calls = new CallCounters<>(meters, Call.Type.class);
		this.acknowledgements = new EnumCounters<>(CallOutcome.class,
				(outcome) -> meters.counter("mesos.acknowledgements",
						"Acknowledgements of status updates, of tasks and operations", "outcome", outcome.tag()));
	}

	@Override
	public void completed(Call.Type type, CallOutcome outcome) {
		this.calls.increment(type, outcome);
		if (type == Call.Type.ACKNOWLEDGE || type == Call.Type.ACKNOWLEDGE_OPERATION_STATUS) {
			this.acknowledgements.increment(outcome);
		}
	}

}
