package io.github.mesosspring.session;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;

/**
 * The documented names of the observation {@code mesos.subscription}, for others to start
 * from. Thread-safe.
 */
public class DefaultSessionObservationConvention implements SessionObservationConvention {

	static final DefaultSessionObservationConvention INSTANCE = new DefaultSessionObservationConvention();

	@Override
	public String getName() {
		return "mesos.subscription";
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(SessionObservationContext context) {
		String reason = context.getReason();
		return KeyValues.of(SessionObservation.Keys.FRAMEWORK.withValue(context.getFramework()),
				SessionObservation.Keys.REASON.withValue((reason != null) ? reason : KeyValue.NONE_VALUE));
	}

}
