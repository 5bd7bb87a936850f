package io.github.mesosspring.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.Map;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.util.Assert;

/**
 * What all dispatchers have in common. Not thread-safe.
 *
 * @param <B> the builder itself
 */
public abstract sealed class DispatcherBuilder<B extends DispatcherBuilder<B>>
		permits EventDispatcherBuilder, ExecutorEventDispatcherBuilder {

	private final List<EventListener> listeners = new ArrayList<>();

	private long maxQueuedBytes = 64 * 1024 * 1024;

	private int maxQueuedEvents = 100_000;

	private FailureHandler failureHandler = HandlerInvoker::log;

	private ObservationRegistry observationRegistry = ObservationRegistry.NOOP;

	private @Nullable EventObservationConvention observationConvention;

	private Map<String, EventHandlerSettings> handlerSettings = Map.of();

	private String framework = KeyValue.NONE_VALUE;

	private Duration stopTimeout = Duration.ofSeconds(10);

	private ThreadFactory threads = Thread::new;

	private boolean pauseable = true;

	private @Nullable Scheduler scheduler;

	private @Nullable Scheduler dispatchOn;

	DispatcherBuilder() {
	}

	/**
	 * How much may wait. An event that is larger is admitted all the same, alone.
	 * @param maxQueuedBytes the number of bytes that may wait, 64 MiB unless set
	 * @return this builder
	 */
	public B maxQueuedBytes(long maxQueuedBytes) {
		Assert.isTrue(maxQueuedBytes > 0, () -> "The bound of the queue must be positive but is " + maxQueuedBytes);
		this.maxQueuedBytes = maxQueuedBytes;
		return self();
	}

	/**
	 * How many events may wait.
	 * @param maxQueuedEvents the number from which the queue is full, 100000 unless set
	 * @return this builder
	 */
	public B maxQueuedEvents(int maxQueuedEvents) {
		Assert.isTrue(maxQueuedEvents > 0, () -> "The bound of the queue must be positive but is " + maxQueuedEvents);
		this.maxQueuedEvents = maxQueuedEvents;
		return self();
	}

	/**
	 * Add a listener.
	 * @param listener is told what becomes of events
	 * @return this builder
	 */
	public B listener(EventListener listener) {
		this.listeners.add(listener);
		return self();
	}

	/**
	 * Where to observe calls of handlers.
	 * @param registry the registry, none unless set
	 * @return this builder
	 */
	public B observationRegistry(ObservationRegistry registry) {
		this.observationRegistry = registry;
		return self();
	}

	/**
	 * How to name what is observed.
	 * @param convention the convention; {@code null} for the documented one
	 * @return this builder
	 */
	public B observationConvention(@Nullable EventObservationConvention convention) {
		this.observationConvention = convention;
		return self();
	}

	/**
	 * What the configuration says about handlers beside their annotations.
	 * @param settings the settings by the id of the handler; none unless set. One for an
	 * id that no handler has fails the {@linkplain EventDispatcher#start() start}
	 * @return this builder
	 */
	public B handlerSettings(Map<String, EventHandlerSettings> settings) {
		this.handlerSettings = Map.copyOf(settings);
		return self();
	}

	/**
	 * Whose handlers these are, in what is observed.
	 * @param framework the configured name of the framework, {@code none} unless set
	 * @return this builder
	 */
	public B framework(String framework) {
		this.framework = framework;
		return self();
	}

	/**
	 * How long a stop waits for the handlers that run before they are interrupted, and
	 * then again.
	 * @param stopTimeout the time, 10 s unless set
	 * @return this builder
	 */
	public B stopTimeout(Duration stopTimeout) {
		Assert.isTrue(stopTimeout.toMillis() > 0, () -> "The time to stop must be positive but is " + stopTimeout);
		this.stopTimeout = stopTimeout;
		return self();
	}

	/**
	 * What makes the threads that deliver, unless a {@linkplain #dispatchOn scheduler} is
	 * given. The dispatcher names and starts them. If they are daemons, as virtual
	 * threads are, one more thread keeps the application alive while the dispatcher runs.
	 * @param threads makes threads that are not started; platform threads unless set
	 * @return this builder
	 */
	public B threads(ThreadFactory threads) {
		this.threads = threads;
		return self();
	}

	/**
	 * Whether the dispatcher stops when the application context is
	 * {@linkplain org.springframework.context.SmartLifecycle#isPauseable() paused}. It
	 * must if its subscription does, and must not if that does not: events would be lost.
	 * @param pauseable whether it stops; {@code true} for a scheduler and {@code false}
	 * for an executor unless set
	 * @return this builder
	 */
	public B pauseable(boolean pauseable) {
		this.pauseable = pauseable;
		return self();
	}

	/**
	 * What measures for how long offers are held and handlers take.
	 * @param scheduler the scheduler; unless set, the one to {@linkplain #dispatchOn
	 * dispatch on}, or {@link Schedulers#parallel()}
	 * @return this builder
	 */
	public B scheduler(Scheduler scheduler) {
		this.scheduler = scheduler;
		return self();
	}

	/**
	 * Where to deliver, if not on threads of the dispatcher's own: each loop (one, or one
	 * more for each of the {@linkplain EventDispatcherBuilder#concurrency(int) workers})
	 * on a worker of this scheduler. With virtual time everything then happens on it, in
	 * a determined order. A {@linkplain EventDispatcher#stop() stop} does not wait for
	 * handlers then, nor interrupt them; asynchronous ones are cancelled after the
	 * {@linkplain #stopTimeout time to stop}.
	 * @param scheduler the scheduler; must allow to block if handlers do
	 * @return this builder
	 */
	public B dispatchOn(Scheduler scheduler) {
		this.dispatchOn = scheduler;
		return self();
	}

	/**
	 * Build it.
	 * @return the dispatcher, not yet started
	 */
	public abstract EventDispatcher build();

	abstract B self();

	final B failureHandler(FailureHandler failureHandler) {
		this.failureHandler = failureHandler;
		return self();
	}

	final EventListener told() {
		return new EventListeners(this.listeners);
	}

	final HandlerRegistry registry(EventSchema<?> schema, HandlerCalls calls) {
		return new HandlerRegistry(schema, calls, this.handlerSettings);
	}

	final HandlerInvoker invoker(EventListener told) {
		return new HandlerInvoker(told, this.failureHandler,
				new EventObservations(this.observationRegistry, this.observationConvention, this.framework));
	}

	final DispatchSettings settings(int concurrency, EventSchema<?> schema, OpenAcknowledgments acknowledgments) {
		Scheduler timer = (this.scheduler != null) ? this.scheduler : this.dispatchOn;
		return new DispatchSettings(this.maxQueuedBytes, this.maxQueuedEvents, concurrency, this.dispatchOn,
				this.threads, this.stopTimeout, this.pauseable, (timer != null) ? timer : Schedulers.parallel(),
				schema::isLasting, acknowledgments);
	}

}
