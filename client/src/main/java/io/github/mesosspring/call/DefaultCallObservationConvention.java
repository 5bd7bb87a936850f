package io.github.mesosspring.call;

import io.github.mesosspring.protocol.scheduler.Call;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;

/**
 * The documented names of the observation {@code mesos.call}, for others to start from.
 * Thread-safe.
 */
public class DefaultCallObservationConvention implements CallObservationConvention {

	static final DefaultCallObservationConvention INSTANCE = new DefaultCallObservationConvention();

	@Override
	public String getName() {
		return "mesos.call";
	}

	@Override
	public String getContextualName(CallObservationContext context) {
		return "mesos " + context.getType().name();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(CallObservationContext context) {
		CallOutcome outcome = context.getOutcome();
		return KeyValues.of(CallObservation.Keys.FRAMEWORK.withValue(context.getFramework()),
				CallObservation.Keys.TYPE.withValue(context.getType().name()),
				CallObservation.Keys.OUTCOME.withValue((outcome != null) ? outcome.tag() : KeyValue.NONE_VALUE));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(CallObservationContext context) {
		Call call = context.getCall();
		return switch (call.getType()) {
			case KILL -> task(call.getKill().getTaskId().getValue());
			case ACKNOWLEDGE -> task(call.getAcknowledge().getTaskId().getValue());
			default -> KeyValues.empty();
		};
	}

	private static KeyValues task(String id) {
		return KeyValues.of(CallObservation.HighCardinalityKeys.TASK.withValue(id));
	}

}
