package io.github.mesosspring.session;

import java.util.Collection;
import java.util.List;

import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.OperationStatus;

/**
 * Is told when the session ends, and what ends before it. Called on whatever thread
 * noticed it; must not block.
 */
public interface SessionListener {

	/**
	 * The session ended and another one is to be sought. Called once for a session.
	 * @param session the session that ended
	 * @param reason why
	 */
	default void lost(Session session, SessionLoss reason) {
	}

	/**
	 * Offers that were outstanding became void, none of them by being used or declined.
	 * Those of a session that ends are told of before its end.
	 * @param epoch the subscription they came with
	 * @param offers the ids, at least one
	 * @param reason why
	 */
	default void offersVoided(long epoch, Collection<OfferID> offers, OfferLoss reason) {
	}

	/**
	 * A master answered RECONCILE_OPERATIONS with the statuses themselves, as those of
	 * 1.5 to 1.7 do. Later ones answer nothing and send UPDATE_OPERATION_STATUS events.
	 * @param session the session of the call
	 * @param statuses the statuses ({@code scheduler.Response.ReconcileOperations}), in
	 * the order of the answer, none with a {@code uuid}: they are not to be acknowledged
	 */
	default void operationsReconciled(Session session, List<OperationStatus> statuses) {
	}

	/**
	 * The session ends in a way that leaves open whether the TEARDOWN under way in it was
	 * executed. Called before {@code lost}.
	 * @param session the session
	 */
	default void teardownUnanswered(Session session) {
	}

	/**
	 * The framework was torn down and the session ended with it. Called once for a
	 * session, instead of {@code lost}.
	 * @param session the session that ended
	 */
	default void tornDown(Session session) {
	}

}
