package io.github.mesosspring.subscription;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What outlasts a stop and the next start. Changed by one thread at a time; state,
 * framework id and problem are read by any.
 */
final class SubscriptionMemory {

	private final HistoryKeeper history;

	private final StateMachine states;

	private final FrameworkIdentity identity;

	private final GhostRule ghosts;

	private final OwnTeardown ownTeardown;

	private long epoch;

	private volatile @Nullable String problem;

	SubscriptionMemory(SubscriptionSettings settings) {
		this.history = new HistoryKeeper(settings.clock());
		this.states = new StateMachine(Stream.concat(Stream.of(this.history), settings.listeners().stream()).toList());
		this.identity = new FrameworkIdentity(settings.frameworkIdStore());
		this.ghosts = new GhostRule(settings.clock(), settings.subscribeTimeout());
		this.ownTeardown = new OwnTeardown(settings.onFrameworkRemoved());
	}

	SubscriptionHistory history() {
		return this.history.history();
	}

	StateMachine states() {
		return this.states;
	}

	FrameworkIdentity identity() {
		return this.identity;
	}

	GhostRule ghosts() {
		return this.ghosts;
	}

	OwnTeardown ownTeardown() {
		return this.ownTeardown;
	}

	long nextEpoch() {
		return ++this.epoch;
	}

	@Nullable String problem() {
		return this.problem;
	}

	void problem(@Nullable String words) {
		this.problem = words;
	}

}
