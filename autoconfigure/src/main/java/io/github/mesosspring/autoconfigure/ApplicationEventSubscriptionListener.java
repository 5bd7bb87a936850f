package io.github.mesosspring.autoconfigure;

import io.github.mesosspring.subscription.SubscriptionListener;
import io.github.mesosspring.subscription.SubscriptionStateChange;

import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes the transitions of the subscription as application events.
 */
class ApplicationEventSubscriptionListener implements SubscriptionListener, AutoCloseable {

	private final PublishingThread thread;

	ApplicationEventSubscriptionListener(ApplicationEventPublisher publisher, MesosThreadFactory threads) {
		this.thread = new PublishingThread(publisher, threads);
	}

	@Override
	public void stateChanged(SubscriptionStateChange change) {
		this.thread.publish(new MesosSubscriptionStateChangedEvent(this, change),
				() -> "the change of the Mesos subscription from " + change.from() + " to " + change.to());
	}

	@Override
	public void close() {
		this.thread.close();
	}

}
