package io.github.mesosspring.event;

import com.google.protobuf.Message;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one call of a handler method while it is observed.
 */
public final class EventObservationContext extends Observation.Context {

	private final String framework;

	private final MesosEventType type;

	private final Message event;

	private final String handlerId;

	private volatile @Nullable EventOutcome outcome;

	EventObservationContext(String framework, MesosEventType type, Message event, String handlerId) {
		this.framework = framework;
		this.type = type;
		this.event = event;
		this.handlerId = handlerId;
	}

	/**
	 * The name of the framework the handler is of, as configured.
	 * @return the name, which is no id
	 */
	public String getFramework() {
		return this.framework;
	}

	/**
	 * The type of the event.
	 * @return the type
	 */
	public MesosEventType getType() {
		return this.type;
	}

	/**
	 * The event, an {@code Event} of the scheduler or of the executor API.
	 * @return the event
	 */
	public Message getEvent() {
		return this.event;
	}

	/**
	 * The id of the handler method.
	 * @return the id
	 */
	public String getHandlerId() {
		return this.handlerId;
	}

	/**
	 * How the handler returned.
	 * @return {@link EventOutcome#HANDLED}, {@link EventOutcome#FAILED}, or {@code null}
	 * while it is under way
	 */
	public @Nullable EventOutcome getOutcome() {
		return this.outcome;
	}

	void setOutcome(EventOutcome outcome) {
		this.outcome = outcome;
	}

}
