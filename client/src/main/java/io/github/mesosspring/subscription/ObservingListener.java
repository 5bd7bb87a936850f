package io.github.mesosspring.subscription;

import io.github.mesosspring.session.SessionObserver;

/**
 * Observes a subscription for as long as it stands.
 */
final class ObservingListener implements SubscriptionListener {

	private static final String TORN_DOWN = "torn_down";

	private final SessionObserver observer;

	ObservingListener(SessionObserver observer) {
		this.observer = observer;
	}

	@Override
	public void stateChanged(SubscriptionStateChange change) {
		if (change.to() == SubscriptionState.SUBSCRIBED) {
			this.observer.begun();
		}
		else if (change.from() == SubscriptionState.SUBSCRIBED) {
			this.observer.ended((change.reason() != null) ? change.reason().tag() : TORN_DOWN);
		}
	}

}
