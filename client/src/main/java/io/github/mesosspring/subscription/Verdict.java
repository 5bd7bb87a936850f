package io.github.mesosspring.subscription;

import io.github.mesosspring.session.SessionLoss;

/**
 * What the end of an attempt or a subscription means.
 *
 * @param action what to do next
 * @param reason why it ended
 * @param words the master's own words, or what failed
 * @param answered whether the master is known to have decided about the SUBSCRIBE, or
 * never to have received it; if not, it may still have taken effect
 */
record Verdict(Action action, SessionLoss reason, String words, boolean answered) {

	/**
	 * What to do next.
	 */
	enum Action {

		/** Wait and try again, with the same master if it can be. */
		RETRY,

		/** Wait and try again, with another master if there is one. */
		RE_DETECT,

		/** Another master leads, or the end was our own wish: try it soon. */
		FOLLOW,

		/** The master did not understand us: say what an older one would, once. */
		DEGRADE,

		/** Forget the framework id, wait and register anew. */
		SUBSCRIBE_AS_NEW,

		/** We tore the framework down ourselves: forget it and stop. */
		TORN_DOWN,

		/** Another instance has our id: leave it to it. */
		STEP_DOWN,

		/** Give up: only a change of configuration can help. */
		STOP

	}

}
