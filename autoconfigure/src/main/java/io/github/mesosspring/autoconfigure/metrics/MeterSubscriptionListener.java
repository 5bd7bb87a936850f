package io.github.mesosspring.autoconfigure.metrics;

import java.net.URI;

import io.github.mesosspring.session.Session;
import io.github.mesosspring.subscription.SubscriptionListener;
import io.github.mesosspring.subscription.SubscriptionState;
import io.github.mesosspring.subscription.SubscriptionStateChange;
import io.micrometer.core.instrument.Counter;
import org.jspecify.annotations.Nullable;

/**
 * Counts reconnects, changes of the leader ({@code mesos.leader.changes}) and possible
 * orphans ({@code mesos.subscription.possible.orphans}).
 */
class MeterSubscriptionListener implements SubscriptionListener {

	private final ReconnectCounters reconnects;

	private final Counter possibleOrphans;

	private final Counter leaderChanges;

	/**
	 * Touched by the subscription's thread only, of which there may be one after another.
	 */
	private volatile @Nullable URI lastLeader;

	MeterSubscriptionListener(FrameworkMeters meters) {
		this.reconnects = new ReconnectCounters(meters);
		this.possibleOrphans = meters.counter("mesos.subscription.possible.orphans",
				"First attempts to subscribe that may have left a framework behind at the master");
		this.leaderChanges = meters.counter("mesos.leader.changes",
				"Subscriptions to another master than the one before");
	}

	@Override
	public void stateChanged(SubscriptionStateChange change) {
		if (change.reason() != null && change.to() == SubscriptionState.BACKING_OFF) {
			this.reconnects.increment(change.reason());
		}
	}

	@Override
	public void subscribed(Session session) {
		URI last = this.lastLeader;
		if (last != null && !last.equals(session.master())) {
			this.leaderChanges.increment();
		}
		this.lastLeader = session.master();
	}

	@Override
	public void possibleOrphan(URI master) {
		this.possibleOrphans.increment();
	}

}
