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

		/** The type of the event, see {@link MesosEventType}. */
		TYPE("type"),

		/** The id of the handler method. */
		HANDLER("handler"),

		/** {@code handled} or {@code failed}; {@code none} while the handler runs. */
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
	 * Attributes of spans of UPDATE, which are no tags of meters.
	 */
	public enum HighCardinalityKeys implements KeyName {

		/** The id of the task. */
		TASK("task.id"),

		/** The id of the agent the task is on. */
		AGENT("agent.id"),

		/** The state of the task ({@code TaskState}). */
		STATE("task.state");

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
