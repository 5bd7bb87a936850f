package io.github.mesosspring.event;

import io.micrometer.observation.Observation;

/**
 * What is known of one call of a handler method while it is observed.
 */
public final class EventObservationContext extends Observation.Context {

	private final MesosEventType type;

	private final String handlerId;

	EventObservationContext(MesosEventType type, String handlerId) {
		this.type = type;
		this.handlerId = handlerId;
	}

	/**
	 * The type of the event.
	 * @return the type
	 */
	public MesosEventType getType() {
		return this.type;
	}

	/**
	 * The id of the handler method.
	 * @return the id
	 */
	public String getHandlerId() {
		return this.handlerId;
	}

}
