package io.github.mesosspring.subscription;

import java.time.Duration;

import io.github.mesosspring.call.CallTemplate;
import io.github.mesosspring.election.Election;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * The part of the builder that says when a subscription runs, and how it ends.
 */
abstract sealed class LifecycleOptions permits MesosSubscriptionBuilder {

	private boolean autoStartup = true;

	private int phase = MesosSubscription.DEFAULT_PHASE;

	private StartPolicy startPolicy = StartPolicy.RETRY;

	private OnStop onStop = OnStop.FAILOVER;

	private Duration stopTimeout = Duration.ofSeconds(20);

	private LastCalls calls = LastCalls.NONE;

	private @Nullable Election election;

	/**
	 * Whether to start with the application context. True if not set.
	 * @param autoStartup whether to start
	 * @return this builder
	 */
	public MesosSubscriptionBuilder autoStartup(boolean autoStartup) {
		this.autoStartup = autoStartup;
		return self();
	}

	/**
	 * The phase of the life cycle. {@link MesosSubscription#DEFAULT_PHASE} if not set.
	 * @param phase the phase
	 * @return this builder
	 */
	public MesosSubscriptionBuilder phase(int phase) {
		this.phase = phase;
		return self();
	}

	/**
	 * What the start waits for. Nothing ({@link StartPolicy#RETRY}) if not set.
	 * @param startPolicy the policy
	 * @return this builder
	 */
	public MesosSubscriptionBuilder startPolicy(StartPolicy startPolicy) {
		this.startPolicy = startPolicy;
		return self();
	}

	/**
	 * What becomes of the framework when the subscription stops. It is left to fail over
	 * if not set.
	 * @param onStop what to do
	 * @return this builder
	 */
	public MesosSubscriptionBuilder onStop(OnStop onStop) {
		this.onStop = onStop;
		return self();
	}

	/**
	 * How long a stop waits for handlers and for the calls they made, before it closes
	 * the connection anyway. 20 s if not set; Spring gives each phase 30 s.
	 * @param timeout the time
	 * @return this builder
	 */
	public MesosSubscriptionBuilder stopTimeout(Duration timeout) {
		Assert.isTrue(timeout.toNanos() > 0, () -> "The time to stop must be positive, not " + timeout);
		this.stopTimeout = timeout;
		return self();
	}

	/**
	 * Where calls are made: a stop waits for their outcomes, and makes the last of them.
	 * If not set, a stop waits for none.
	 * @param calls the calls
	 * @return this builder
	 */
	public MesosSubscriptionBuilder calls(CallTemplate calls) {
		return calls(LastCalls.of(calls));
	}

	MesosSubscriptionBuilder calls(LastCalls calls) {
		this.calls = calls;
		return self();
	}

	/**
	 * What decides which of several instances subscribes. If not set, this one does.
	 * @param election the election, of one subscription; {@code null} for none
	 * @return this builder
	 */
	public MesosSubscriptionBuilder election(@Nullable Election election) {
		this.election = election;
		return self();
	}

	LifecycleSettings lifecycle() {
		return new LifecycleSettings(this.autoStartup, this.phase, this.startPolicy, this.onStop, this.stopTimeout,
				this.calls, this.election);
	}

	abstract MesosSubscriptionBuilder self();

}
