package io.github.mesosspring.subscription;

import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

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

	private final List<SubscriptionListener> listeners;

	private volatile SubscriptionState state = STOPPED;

	private volatile long reconnects;

	private int attempts;

	StateMachine(List<SubscriptionListener> listeners) {
		this.listeners = List.copyOf(listeners);
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
		tell((listener) -> listener.stateChanged(change), () -> change.from() + " -> " + change.to());
	}

	void subscribing(URI master, Call subscribe) {
		tell((listener) -> listener.subscribing(master, subscribe), () -> "a SUBSCRIBE");
	}

	void subscribed(Session session) {
		tell((listener) -> listener.subscribed(session), () -> "a subscription");
	}

	void retryScheduled(Duration delay) {
		tell((listener) -> listener.retryScheduled(this.attempts, delay), () -> "a reconnect");
	}

	void frameworkRemoved(FrameworkID id, boolean tornDown) {
		tell((listener) -> listener.frameworkRemoved(id, tornDown), () -> "the end of the framework");
	}

	void possibleOrphan(URI master) {
		tell((listener) -> listener.possibleOrphan(master), () -> "a possible orphan");
	}

	private void tell(Consumer<SubscriptionListener> news, Supplier<String> what) {
		for (SubscriptionListener listener : this.listeners) {
			try {
				news.accept(listener);
			}
			catch (RuntimeException ex) {
				logger.warn("A subscription listener failed on " + what.get() + "; the subscription goes on", ex);
			}
		}
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
