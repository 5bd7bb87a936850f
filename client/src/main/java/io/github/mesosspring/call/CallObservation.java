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

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return HighCardinalityKeys.values();
		}

	};

	/**
	 * Tags with few values, of meters and spans.
	 */
	public enum Keys implements KeyName {

		/** The configured name of the framework. */
		FRAMEWORK("framework"),

		/** The type of the call, as in {@code Call.Type}. */
		TYPE("type"),

		/**
		 * The outcome, see {@link CallOutcome#tag()}; {@code none} while there is none.
		 */
		OUTCOME("outcome");

		private final String key;

		Keys(String key) {
			this.key = key;
		}

		@Override
		public String asString() {
			return this.key;
		}

	}

	/**
	 * Attributes of spans, which are no tags of meters.
	 */
	public enum HighCardinalityKeys implements KeyName {

		/** The id of the task, of KILL and ACKNOWLEDGE. */
		TASK("task.id");

		private final String key;

		HighCardinalityKeys(String key) {
			this.key = key;
		}

		@Override
		public String asString() {
			return this.key;
		}

	}

}
