package io.github.mesosspring.event;

import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The kinds of events a master or an agent sends; names as in {@code Event.Type} of the
 * scheduler and executor API.
 */
public enum MesosEventType {

	/** The subscription stands ({@code Event.Subscribed}). */
	SUBSCRIBED,

	/** Resources to use or decline ({@code Event.Offers}). */
	OFFERS,

	/** Resources the master asks back ({@code Event.InverseOffers}). */
	INVERSE_OFFERS,

	/** An offer was withdrawn ({@code Event.Rescind}). */
	RESCIND,

	/** An inverse offer was withdrawn ({@code Event.RescindInverseOffer}). */
	RESCIND_INVERSE_OFFER,

	/** The state of a task ({@code Event.Update}). */
	UPDATE,

	/** The state of an operation ({@code Event.UpdateOperationStatus}). */
	UPDATE_OPERATION_STATUS,

	/** Bytes from an executor, or for one ({@code Event.Message}). */
	MESSAGE,

	/** An agent or an executor is gone ({@code Event.Failure}). */
	FAILURE,

	/** The subscription was refused or taken over ({@code Event.Error}). */
	ERROR,

	/** Proof of life, without payload. */
	HEARTBEAT,

	/** A task to run (executor API). */
	LAUNCH,

	/** Tasks to run together (executor API). */
	LAUNCH_GROUP,

	/** A task to kill (executor API). */
	KILL,

	/** The agent has taken over a status update (executor API). */
	ACKNOWLEDGED,

	/** The executor has to end (executor API). */
	SHUTDOWN;

	private static final Set<MesosEventType> LASTING = EnumSet.of(MESSAGE, FAILURE, ERROR, LAUNCH, LAUNCH_GROUP, KILL,
			ACKNOWLEDGED, SHUTDOWN);

	/**
	 * Whether an event stays true when its subscription has ended. Offers do not; updates
	 * that can no longer be acknowledged are sent again by the agent; MESSAGE, FAILURE
	 * and ERROR are never repeated by anybody and would be lost, and neither is what an
	 * agent asks of an executor.
	 * @param type the type of the event, or {@code null} if it is one we do not know
	 * @return whether it is still to be delivered then
	 */
	public static boolean isLasting(@Nullable MesosEventType type) {
		return type != null && LASTING.contains(type);
	}

}
