package io.github.mesosspring.subscription;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.stream.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the last reconnects. Told by one thread at a time, read by any without
 * waiting.
 */
final class HistoryKeeper implements SubscriptionListener {

	private final Clock clock;

	private volatile SubscriptionHistory history = new SubscriptionHistory(Instant.now(), List.of());

	/** The one that lasts. */
	private @Nullable Reconnect open;

	private long openSince;

	HistoryKeeper(Clock clock) {
		this.clock = clock;
	}

	SubscriptionHistory history() {
		return this.history;
	}

	@Override
	public void stateChanged(SubscriptionStateChange change) {
		Instant now = Instant.now();
		List<Reconnect> reconnects = new ArrayList<>(this.history.reconnects());
		switch (change.to()) {
			case BACKING_OFF -> failed(change, now, reconnects);
			case SUBSCRIBED -> succeeded(reconnects);
			case STANDBY, FAILED, STOPPED -> this.open = null;
			case DETECTING, SUBSCRIBING -> {
			}
		}
		this.history = new SubscriptionHistory(now, reconnects);
	}

	private void failed(SubscriptionStateChange change, Instant now, List<Reconnect> reconnects) {
		Reconnect before = this.open;
		if (before != null) {
			this.open = new Reconnect(before.time(), before.reason(), before.attempts() + 1, null);
			reconnects.set(reconnects.size() - 1, this.open);
			return;
		}
		this.openSince = this.clock.nanos();
		this.open = new Reconnect(now, Objects.requireNonNullElse(change.reason(), SessionLoss.REQUESTED), 1, null);
		reconnects.add(this.open);
		if (reconnects.size() > SubscriptionHistory.MAX_RECONNECTS) {
			reconnects.remove(0);
		}
	}

	private void succeeded(List<Reconnect> reconnects) {
		Reconnect ended = this.open;
		if (ended != null) {
			this.open = null;
			reconnects.set(reconnects.size() - 1,
					new Reconnect(ended.time(), ended.reason(), ended.attempts(), this.clock.since(this.openSince)));
		}
	}

}
