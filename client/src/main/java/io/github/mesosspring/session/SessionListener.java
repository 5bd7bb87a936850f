package io.github.mesosspring.session;

/**
 * Is told when the session ends. Called on whatever thread noticed it; must not block.
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
