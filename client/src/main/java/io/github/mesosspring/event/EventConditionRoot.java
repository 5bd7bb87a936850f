package io.github.mesosspring.event;

import com.google.protobuf.Message;

/**
 * What the {@linkplain MesosEventHandler#condition() condition} of a handler sees as its
 * root object. Public, or expressions could not be compiled. Immutable.
 */
public final class EventConditionRoot {

	private final MesosEventType type;

	private final Message event;

	EventConditionRoot(MesosEventType type, Message event) {
		this.type = type;
		this.event = event;
	}

	/**
	 * The type of the event.
	 * @return the type
	 */
	public MesosEventType getType() {
		return this.type;
	}

	/**
	 * The event.
	 * @return the {@code Event} of the API that the application speaks
	 */
	public Message getEvent() {
		return this.event;
	}

}
