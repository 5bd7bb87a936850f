package io.github.mesosspring.event;

import io.micrometer.common.KeyValues;

/**
 * The names and tags that are documented.
 */
final class DefaultEventObservationConvention implements EventObservationConvention {

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
		return KeyValues.of(EventObservation.Keys.TYPE.withValue(context.getType().name()),
				EventObservation.Keys.HANDLER.withValue(context.getHandlerId()));
	}

}
