package io.github.mesosspring.executor;

import io.github.mesosspring.session.SessionObserver;

/**
 * Observes an executor's subscription for as long as it stands.
 */
final class ObservingListener implements ExecutorListener {

	private static final String SHUT_DOWN = "shut_down";

	private final SessionObserver observer;

	ObservingListener(SessionObserver observer) {
		this.observer = observer;
	}

	@Override
	public void stateChanged(ExecutorStateChange change) {
		if (change.to() == ExecutorState.SUBSCRIBED) {
			this.observer.begun();
		}
		else if (change.from() == ExecutorState.SUBSCRIBED) {
			this.observer.ended((change.reason() != null) ? change.reason().tag() : SHUT_DOWN);
		}
	}

}
