package io.github.mesosspring.event;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * The observations of events.
 */
public enum EventObservation implements ObservationDocumentation {

	/** One call of a handler method, until what it returned is complete. */
	EVENT {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultEventObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return Keys.values();
		}

	};

	/**
	 * Tags with few values.
	 */
	public enum Keys implements KeyName {

		/** The type of the event, see {@link MesosEventType}. */
		TYPE {

			@Override
			public String asString() {
				return "type";
			}

		},

		/** The id of the handler method. */
		HANDLER {

			@Override
			public String asString() {
				return "handler";
			}

		}

	}

}
