package io.github.mesosspring.executor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

import io.github.mesosspring.event.EventSink;
import io.github.mesosspring.session.SessionObserver;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Builds an {@link ExecutorSubscription}. Not thread-safe.
 */
public final class ExecutorSubscriptionBuilder {

	private final ExecutorTemplate calls;

	private @Nullable EventSink sink;

	private final List<ExecutorListener> listeners = new ArrayList<>();

	private long maxRecordSize = 256L * 1024 * 1024;

	private int missedHeartbeats = 5;

	private Duration subscribeTimeout = Duration.ofSeconds(30);

	private boolean autoStartup = true;

	private int phase = ExecutorSubscription.DEFAULT_PHASE;

	private DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();

	ExecutorSubscriptionBuilder(ExecutorTemplate calls) {
		this.calls = calls;
	}

	/**
	 * Where the events go. Required.
	 * @param sink the sink
	 * @return this builder
	 */
	public ExecutorSubscriptionBuilder sink(EventSink sink) {
		this.sink = sink;
		return this;
	}

	/**
	 * Add somebody to tell of transitions and of the end.
	 * @param listener the listener
	 * @return this builder
	 */
	public ExecutorSubscriptionBuilder listener(ExecutorListener listener) {
		this.listeners.add(listener);
		return this;
	}

	/**
	 * Have each subscription observed for as long as it stands.
	 * @param observer the observer
	 * @return this builder
	 */
	public ExecutorSubscriptionBuilder observer(SessionObserver observer) {
		return listener(new ObservingListener(observer));
	}

	/**
	 * The largest event to accept. A larger one breaks the subscription, and the agent
	 * takes the task in it for lost. 256 MiB if not set.
	 * @param bytes the size in bytes
	 * @return this builder
	 */
	public ExecutorSubscriptionBuilder maxRecordSize(long bytes) {
		Assert.isTrue(bytes > 0, () -> "The largest record must have at least one byte, not " + bytes);
		this.maxRecordSize = bytes;
		return this;
	}

	/**
	 * For how many heartbeat intervals of 30 minutes the stream may be silent, once the
	 * agent has sent a HEARTBEAT. Five if not set.
	 * @param intervals the number of intervals
	 * @return this builder
	 */
	public ExecutorSubscriptionBuilder missedHeartbeats(int intervals) {
		Assert.isTrue(intervals > 0, () -> "At least one heartbeat must be missed to be dead, not " + intervals);
		this.missedHeartbeats = intervals;
		return this;
	}

	/**
	 * How long to wait for SUBSCRIBED. 30 s if not set.
	 * @param timeout the time
	 * @return this builder
	 */
	public ExecutorSubscriptionBuilder subscribeTimeout(Duration timeout) {
		Assert.isTrue(timeout.toNanos() > 0, () -> "The time to subscribe must be positive, not " + timeout);
		this.subscribeTimeout = timeout;
		return this;
	}

	/**
	 * Whether to start with the application context. True if not set.
	 * @param autoStartup whether to start
	 * @return this builder
	 */
	public ExecutorSubscriptionBuilder autoStartup(boolean autoStartup) {
		this.autoStartup = autoStartup;
		return this;
	}

	/**
	 * The phase of the life cycle. {@link ExecutorSubscription#DEFAULT_PHASE} if not set.
	 * @param phase the phase
	 * @return this builder
	 */
	public ExecutorSubscriptionBuilder phase(int phase) {
		this.phase = phase;
		return this;
	}

	/**
	 * Draw the waits between attempts from a source of the caller's; for tests that are
	 * to take the same course each time.
	 * @param random gives numbers from 0 (inclusive) to 1 (exclusive)
	 * @return this builder
	 */
	public ExecutorSubscriptionBuilder random(DoubleSupplier random) {
		this.random = random;
		return this;
	}

	/**
	 * Build the subscription. It is not started.
	 * @return the subscription
	 * @throws IllegalStateException if something required is missing, or the calls belong
	 * to another subscription
	 */
	public ExecutorSubscription build() {
		EventSink required = this.sink;
		if (required == null) {
			throw new IllegalStateException("An executor's subscription cannot be built without sink");
		}
		return new ManagedExecutor(this.calls.core(),
				new ExecutorSettings(required, List.copyOf(this.listeners), this.maxRecordSize, this.missedHeartbeats,
						this.subscribeTimeout, this.autoStartup, this.phase, this.random));
	}

}
