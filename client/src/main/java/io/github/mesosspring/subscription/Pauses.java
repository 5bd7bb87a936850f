package io.github.mesosspring.subscription;

import java.net.URI;
import java.time.Duration;

import io.github.mesosspring.leader.LeaderDetector;
import io.github.mesosspring.stream.Backoff;

/**
 * How long to wait before the next attempt. Masters that are named in turn are one
 * attempt for all: as long as there is one that was not tried since the last pause, it is
 * tried at once. Used by the actor.
 */
final class Pauses {

	private final Backoff backoff;

	private final LeaderDetector detector;

	private int ofNoUse;

	Pauses(SubscriptionSettings settings) {
		this.backoff = new Backoff(settings.initialBackoff(), settings.maxBackoff(), settings.random());
		this.detector = settings.leaderDetector();
	}

	/**
	 * The wait after a master that was of no use, of which the detector is told.
	 */
	Duration after(URI master) {
		this.detector.failed(master);
		this.ofNoUse++;
		return (this.ofNoUse < this.detector.candidates()) ? Duration.ZERO : next();
	}

	/**
	 * A wait that grows.
	 */
	Duration next() {
		this.ofNoUse = 0;
		return this.backoff.next();
	}

	/**
	 * A wait as short as the first one.
	 */
	Duration shortest() {
		return this.backoff.shortest();
	}

	/**
	 * Note how long a subscription stood.
	 */
	void subscribedFor(Duration duration) {
		this.ofNoUse = 0;
		this.backoff.lasted(duration);
	}

}
