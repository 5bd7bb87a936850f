package io.github.mesosspring.subscription;

import io.github.mesosspring.subscription.Verdict.Action;

/**
 * What {@code Framework has been removed} means. Mostly that somebody else removed it;
 * but a TEARDOWN of our own may have been cut off from its answer, and then this is the
 * answer. Used by one thread at a time.
 */
final class OwnTeardown {

	private final OnFrameworkRemoved policy;

	private State state = State.NONE;

	OwnTeardown(OnFrameworkRemoved policy) {
		this.policy = policy;
	}

	/**
	 * The subscription was lost before a TEARDOWN was answered.
	 */
	void unanswered() {
		this.state = State.ASKED;
	}

	/**
	 * The subscription is started again by somebody who wants a framework.
	 */
	void started() {
		if (this.state == State.ASKED) {
			this.state = State.ASKED_BEFORE;
		}
	}

	/**
	 * The master has told whether there is a framework: there is nothing left to find
	 * out.
	 */
	void answered() {
		this.state = State.NONE;
	}

	/**
	 * The master has removed the framework.
	 * @return what to do about it
	 */
	Action onRemoved() {
		return switch (this.state) {
			case ASKED -> Action.TORN_DOWN;
			case ASKED_BEFORE -> Action.SUBSCRIBE_AS_NEW;
			case NONE -> (this.policy == OnFrameworkRemoved.STOP) ? Action.STOP : Action.SUBSCRIBE_AS_NEW;
		};
	}

	private enum State {

		NONE, ASKED, ASKED_BEFORE

	}

}
