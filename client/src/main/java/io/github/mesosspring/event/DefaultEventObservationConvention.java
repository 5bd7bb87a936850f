package io.github.mesosspring.event;

import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Event;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;

/**
 * The documented names of the observation {@code mesos.event}, for others to start from.
 * Thread-safe.
 */
public class DefaultEventObservationConvention implements EventObservationConvention {

	static final DefaultEventObservationConvention INSTANCE = new DefaultEventObservationConvention();

	@Override
	public String getName() {
		return "mesos.event";
	}

	@Override
	public String getContextualName(EventObservationContext context) {
		return "mesos " + context.getType().name();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(EventObservationContext context) {
		EventOutcome outcome = context.getOutcome();
		return KeyValues.of(EventObservation.Keys.FRAMEWORK.withValue(context.getFramework()),
				EventObservation.Keys.TYPE.withValue(context.getType().name()),
				EventObservation.Keys.HANDLER.withValue(context.getHandlerId()),
				EventObservation.Keys.OUTCOME.withValue((outcome != null) ? outcome.tag() : KeyValue.NONE_VALUE));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(EventObservationContext context) {
		if (context.getType() != MesosEventType.UPDATE || !(context.getEvent() instanceof Event event)) {
			return KeyValues.empty();
		}
		TaskStatus status = event.getUpdate().getStatus();
		return KeyValues.of(EventObservation.HighCardinalityKeys.TASK.withValue(status.getTaskId().getValue()),
				EventObservation.HighCardinalityKeys.AGENT.withValue(status.getAgentId().getValue()),
				EventObservation.HighCardinalityKeys.STATE.withValue(status.getState().name()));
	}

}
