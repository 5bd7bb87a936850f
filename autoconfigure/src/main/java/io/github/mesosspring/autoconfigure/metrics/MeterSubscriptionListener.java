package io.github.mesosspring.autoconfigure.metrics;

import java.net.URI;
import java.util.function.Supplier;

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

	private final Supplier<@Nullable URI> leader;

	/**
	 * Touched by the subscription's thread only, of which there may be one after another.
	 */
	private volatile @Nullable URI lastLeader;

	/**
	 * Create a listener.
	 * @param leader tells the leading master while subscribed, or {@code null}
	 */
	MeterSubscriptionListener(FrameworkMeters meters, Supplier<@Nullable URI> leader) {
		this.leader = leader;
		this.reconnects = new ReconnectCounters(meters);
		this.possibleOrphans = meters.counter("mesos.subscription.possible.orphans",
				"First attempts to subscribe that may have left a framework behind at the master");
		this.leaderChanges = meters.counter("mesos.leader.changes",
				"Subscriptions to another master than the one before");
	}

	@Override
	public void stateChanged(SubscriptionStateChange change) {
		if (change.reason() != null && isFollowedByAnotherAttempt(change.to())) {
			this.reconnects.increment(change.reason());
		}
		if (change.to() == SubscriptionState.SUBSCRIBED) {
			leaderIs(this.leader.get());
		}
	}

	@Override
	public void possibleOrphan(URI master) {
		this.possibleOrphans.increment();
	}

	private void leaderIs(@Nullable URI master) {
		URI last = this.lastLeader;
		if (last != null && master != null && !last.equals(master)) {
			this.leaderChanges.increment();
		}
		this.lastLeader = (master != null) ? master : last;
	}

	private static boolean isFollowedByAnotherAttempt(SubscriptionState state) {
		return state != SubscriptionState.STOPPED && state != SubscriptionState.FAILED;
	}

}
