package io.github.mesosspring.autoconfigure;

import java.time.Duration;

import io.github.mesosspring.subscription.OnFrameworkRemoved;
import io.github.mesosspring.subscription.StartPolicy;

/**
 * How the subscription is kept alive: the keys below {@code mesos.subscription}.
 */
public class MesosSubscriptionProperties {

	/**
	 * Number of heartbeat intervals without a byte after which the stream counts as dead.
	 */
	private int missedHeartbeats = 5;

	/**
	 * What to do when the master has removed the framework.
	 */
	private OnFrameworkRemoved onFrameworkRemoved = OnFrameworkRemoved.STOP;

	/**
	 * What the start of the application waits for.
	 */
	private StartPolicy startPolicy = StartPolicy.RETRY;

	private final Backoff backoff = new Backoff();

	public int getMissedHeartbeats() {
		return this.missedHeartbeats;
	}

	public void setMissedHeartbeats(int missedHeartbeats) {
		this.missedHeartbeats = missedHeartbeats;
	}

	public OnFrameworkRemoved getOnFrameworkRemoved() {
		return this.onFrameworkRemoved;
	}

	public void setOnFrameworkRemoved(OnFrameworkRemoved onFrameworkRemoved) {
		this.onFrameworkRemoved = onFrameworkRemoved;
	}

	public StartPolicy getStartPolicy() {
		return this.startPolicy;
	}

	public void setStartPolicy(StartPolicy startPolicy) {
		this.startPolicy = startPolicy;
	}

	public Backoff getBackoff() {
		return this.backoff;
	}

	/**
	 * How long to wait between attempts to subscribe.
	 */
	public static class Backoff {

		/**
		 * Upper bound of the wait before the first attempt, doubled with each further
		 * one.
		 */
		private Duration initial = Duration.ofMillis(250);

		/**
		 * Longest wait before an attempt.
		 */
		private Duration max = Duration.ofSeconds(15);

		public Duration getInitial() {
			return this.initial;
		}

		public void setInitial(Duration initial) {
			this.initial = initial;
		}

		public Duration getMax() {
			return this.max;
		}

		public void setMax(Duration max) {
			this.max = max;
		}

	}

}
