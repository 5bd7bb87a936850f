package io.github.mesosspring.call;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;

/**
 * The names and tags that are documented.
 */
final class DefaultCallObservationConvention implements CallObservationConvention {

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
		return KeyValues.of(CallObservation.Keys.TYPE.withValue(context.getType().name()),
				CallObservation.Keys.OUTCOME.withValue((outcome != null) ? outcome.tag() : KeyValue.NONE_VALUE));
	}

}
