package io.github.mesosspring.subscription;

import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.mesosspring.hook.Hooks;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.SessionLoss;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import static io.github.mesosspring.subscription.SubscriptionState.BACKING_OFF;
import static io.github.mesosspring.subscription.SubscriptionState.DETECTING;
import static io.github.mesosspring.subscription.SubscriptionState.FAILED;
import static io.github.mesosspring.subscription.SubscriptionState.STANDBY;
import static io.github.mesosspring.subscription.SubscriptionState.STOPPED;
import static io.github.mesosspring.subscription.SubscriptionState.SUBSCRIBED;
import static io.github.mesosspring.subscription.SubscriptionState.SUBSCRIBING;

/**
 * The state of a subscription and the only way to change it. Changed by one thread at a
 * time, read by any.
 */
final class StateMachine {

	private static final Log logger = LogFactory.getLog(StateMachine.class);

	private static final Map<SubscriptionState, Set<SubscriptionState>> FOLLOWERS = followers();

	private final Hooks<SubscriptionListener> listeners;

	private volatile SubscriptionState state = STOPPED;

	private volatile long reconnects;

	private int attempts;

	StateMachine(List<SubscriptionListener> listeners) {
		this.listeners = new Hooks<>(logger, "SubscriptionListener", listeners);
	}

	SubscriptionState state() {
		return this.state;
	}

	long reconnects() {
		return this.reconnects;
	}

	void transition(SubscriptionState to) {
		transition(to, null, null);
	}

	void transition(SubscriptionState to, @Nullable SessionLoss reason, @Nullable String detail) {
		publish(change(to, reason, detail));
	}

	/**
	 * Change the state without telling the listeners yet.
	 */
	@SuppressWarnings("NonAtomicVolatileUpdate")
	SubscriptionStateChange change(SubscriptionState to, @Nullable SessionLoss reason, @Nullable String detail) {
		SubscriptionState from = this.state;
		if (!FOLLOWERS.getOrDefault(from, Set.of()).contains(to)) {
			throw new IllegalStateException("A subscription cannot go from " + from + " to " + to);
		}
		this.state = to;
		if (to == BACKING_OFF) {
			this.reconnects++;
			this.attempts++;
		}
		else if (to != DETECTING && to != SUBSCRIBING) {
			this.attempts = 0;
		}
		return new SubscriptionStateChange(from, to, reason, detail);
	}

	void publish(SubscriptionStateChange change) {
		this.listeners.tell("stateChanged to " + change.to(), (listener) -> listener.stateChanged(change));
	}

	void subscribing(URI master, Call subscribe) {
		this.listeners.tell("subscribing", (listener) -> listener.subscribing(master, subscribe));
	}

	void subscribed(Session session) {
		this.listeners.tell("subscribed", (listener) -> listener.subscribed(session));
	}

	void retryScheduled(Duration delay) {
		this.listeners.tell("retryScheduled", (listener) -> listener.retryScheduled(this.attempts, delay));
	}

	void frameworkRemoved(FrameworkID id, boolean tornDown) {
		this.listeners.tell("frameworkRemoved", (listener) -> listener.frameworkRemoved(id, tornDown));
	}

	void possibleOrphan(URI master) {
		this.listeners.tell("possibleOrphan", (listener) -> listener.possibleOrphan(master));
	}

	private static Map<SubscriptionState, Set<SubscriptionState>> followers() {
		Map<SubscriptionState, Set<SubscriptionState>> followers = new EnumMap<>(SubscriptionState.class);
		followers.put(STOPPED, EnumSet.of(DETECTING, STANDBY));
		followers.put(DETECTING, EnumSet.of(SUBSCRIBING, BACKING_OFF, STANDBY, FAILED, STOPPED));
		followers.put(SUBSCRIBING, EnumSet.of(SUBSCRIBED, BACKING_OFF, STANDBY, FAILED, STOPPED));
		followers.put(SUBSCRIBED, EnumSet.of(BACKING_OFF, STANDBY, FAILED, STOPPED));
		followers.put(BACKING_OFF, EnumSet.of(DETECTING, STANDBY, FAILED, STOPPED));
		followers.put(STANDBY, EnumSet.of(DETECTING, FAILED, STOPPED));
		followers.put(FAILED, EnumSet.of(STOPPED));
		return followers;
	}

}
