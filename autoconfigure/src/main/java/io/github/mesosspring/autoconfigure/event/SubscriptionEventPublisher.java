package io.github.mesosspring.autoconfigure.event;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;

import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.subscription.SubscriptionListener;
import io.github.mesosspring.subscription.SubscriptionState;
import io.github.mesosspring.subscription.SubscriptionStateChange;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what becomes of the subscription of a framework as application events. Told
 * by one thread at a time.
 */
class SubscriptionEventPublisher implements SubscriptionListener {

	private final PublishingThread thread;

	private final String framework;

	private volatile @Nullable URI leader;

	private volatile SessionLoss lastReason = SessionLoss.REQUESTED;

	SubscriptionEventPublisher(PublishingThread thread, String framework) {
		this.thread = thread;
		this.framework = framework;
	}

	@Override
	public void stateChanged(SubscriptionStateChange change) {
		this.lastReason = Objects.requireNonNullElse(change.reason(), this.lastReason);
		publish(() -> new MesosSubscriptionStateChangedEvent(this, this.framework, change));
		if (change.from() == SubscriptionState.SUBSCRIBED) {
			publish(() -> new MesosDisconnectedEvent(this, this.framework, change.reason(), change.detail()));
		}
		if (change.to() == SubscriptionState.FAILED) {
			publish(() -> new MesosSubscriptionFailedEvent(this, this.framework, change.reason(), change.detail()));
		}
		else if (change.to() == SubscriptionState.STOPPED) {
			publish(() -> new MesosSubscriptionStoppedEvent(this, this.framework, change.detail()));
		}
	}

	@Override
	public void subscribed(Session session) {
		URI before = this.leader;
		URI now = session.master();
		this.leader = now;
		publish(() -> new MesosSubscribedEvent(this, this.framework, session.frameworkId().getValue(), now,
				session.epoch()));
		if (before != null && !before.equals(now)) {
			publish(() -> new MesosLeaderChangedEvent(this, this.framework, before, now));
		}
	}

	@Override
	public void retryScheduled(int attempt, Duration delay) {
		SessionLoss reason = this.lastReason;
		publish(() -> new MesosReconnectScheduledEvent(this, this.framework, attempt, delay, reason));
	}

	@Override
	public void frameworkRemoved(FrameworkID frameworkId, boolean tornDown) {
		publish(() -> new MesosFrameworkRemovedEvent(this, this.framework, frameworkId.getValue(), tornDown));
	}

	private void publish(Supplier<MesosApplicationEvent> event) {
		this.thread.publish(event);
	}

}
