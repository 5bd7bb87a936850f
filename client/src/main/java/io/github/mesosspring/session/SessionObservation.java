package io.github.mesosspring.session;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * The observations of subscriptions.
 */
public enum SessionObservation implements ObservationDocumentation {

	/** A subscription, from SUBSCRIBED to its end. Takes days, if all is well. */
	SUBSCRIPTION {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultSessionObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return Keys.values();
		}

	};

	/**
	 * Tags with few values, of meters and spans.
	 */
	public enum Keys implements KeyName {

		/** The configured name of the framework. */
		FRAMEWORK("framework"),

		/**
		 * Why it ended: {@link SessionLoss#tag()}, or if nothing was lost
		 * {@code torn_down}, of an executor {@code shut_down}; {@code none} while it
		 * stands.
		 */
		REASON("reason");

		private final String key;

		Keys(String key) {
			this.key = key;
		}

		@Override
		public String asString() {
			return this.key;
		}

	}

}
