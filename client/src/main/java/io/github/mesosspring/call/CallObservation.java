package io.github.mesosspring.call;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * The observations of calls.
 */
public enum CallObservation implements ObservationDocumentation {

	/** A call, from being queued until its outcome. */
	CALL {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultCallObservationConvention.class;
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

		/** The type of the call, as in {@code Call.Type}. */
		TYPE {

			@Override
			public String asString() {
				return "type";
			}

		},

		/** The outcome, see {@link CallOutcome#tag()}. */
		OUTCOME {

			@Override
			public String asString() {
				return "outcome";
			}

		}

	}

}
