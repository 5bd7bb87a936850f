package io.github.mesosspring.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.protocol.Filters;
import io.github.mesosspring.session.Sessions;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.util.Assert;

/**
 * Builds an {@link EventDispatcher}. Not thread-safe.
 */
public final class EventDispatcherBuilder {

	private final Sessions sessions;

	private final MessageCodec codec;

	private final CallOperations calls;

	private final List<EventListener> listeners = new ArrayList<>();

	private final List<MesosEventInterceptor> interceptors = new ArrayList<>();

	private long maxQueuedBytes = 64 * 1024 * 1024;

	private int maxQueuedEvents = 100_000;

	private int concurrency = 1;

	private int rememberedUpdates = 10_000;

	private int maxDeliveries = 10;

	private Duration refuseSeconds = Duration.ofSeconds(5);

	private boolean declineUnhandled = true;

	private MesosEventErrorHandler errorHandler = HandlerInvoker::log;

	private ObservationRegistry observationRegistry = ObservationRegistry.NOOP;

	private @Nullable EventObservationConvention observationConvention;

	private Duration stopTimeout = Duration.ofSeconds(10);

	private @Nullable Scheduler scheduler;

	private @Nullable Scheduler dispatchOn;

	EventDispatcherBuilder(Sessions sessions, MessageCodec codec, CallOperations calls) {
		this.sessions = sessions;
		this.codec = codec;
		this.calls = calls;
	}

	/**
	 * How much may wait. An event that is larger is admitted all the same, alone.
	 * @param maxQueuedBytes the number of bytes that may wait, 64 MiB unless set
	 * @return this builder
	 */
	public EventDispatcherBuilder maxQueuedBytes(long maxQueuedBytes) {
		Assert.isTrue(maxQueuedBytes > 0, () -> "The bound of the queue must be positive but is " + maxQueuedBytes);
		this.maxQueuedBytes = maxQueuedBytes;
		return this;
	}

	/**
	 * How many events may wait.
	 * @param maxQueuedEvents the number from which the queue is full, 100000 unless set
	 * @return this builder
	 */
	public EventDispatcherBuilder maxQueuedEvents(int maxQueuedEvents) {
		Assert.isTrue(maxQueuedEvents > 0, () -> "The bound of the queue must be positive but is " + maxQueuedEvents);
		this.maxQueuedEvents = maxQueuedEvents;
		return this;
	}

	/**
	 * How many threads handle status updates. With 1 the dispatcher's thread does, as it
	 * does all else. With more, workers do, {@code mesos-events-1} and so on: the updates
	 * of a task keep their order, those of different tasks are handled at the same time,
	 * and in no particular order with other events. SUBSCRIBED stays a barrier. What
	 * waits for a worker counts in the bounds of the queue. Handlers of updates, the
	 * error handler and listeners must be thread-safe then.
	 * @param concurrency the number of threads, 1 unless set
	 * @return this builder
	 */
	public EventDispatcherBuilder concurrency(int concurrency) {
		Assert.isTrue(concurrency > 0,
				() -> "The number of threads that handle updates must be positive but is " + concurrency);
		this.concurrency = concurrency;
		return this;
	}

	/**
	 * How many updates that were handled are remembered, so that a repetition is
	 * acknowledged again but not handled again. They are told apart by task or operation
	 * and uuid; the oldest are forgotten first. Remembered across subscriptions and
	 * restarts of the dispatcher.
	 * @param rememberedUpdates the number of updates, 10000 unless set; 0 for none
	 * @return this builder
	 */
	public EventDispatcherBuilder rememberedUpdates(int rememberedUpdates) {
		Assert.isTrue(rememberedUpdates >= 0,
				() -> "The number of updates to remember must not be negative but is " + rememberedUpdates);
		this.rememberedUpdates = rememberedUpdates;
		return this;
	}

	/**
	 * After how many failed deliveries an update is parked: {@link EventListener#parked
	 * told of} and acknowledged.
	 * @param maxDeliveries the number of deliveries, 10 unless set; 0 for never
	 * @return this builder
	 */
	public EventDispatcherBuilder maxDeliveries(int maxDeliveries) {
		Assert.isTrue(maxDeliveries >= 0,
				() -> "The number of deliveries must not be negative but is " + maxDeliveries);
		this.maxDeliveries = maxDeliveries;
		return this;
	}

	/**
	 * For how long resources of declined offers are not to be offered again.
	 * @param refuseSeconds the time, 5 s unless set
	 * @return this builder
	 */
	public EventDispatcherBuilder refuseSeconds(Duration refuseSeconds) {
		Assert.isTrue(!refuseSeconds.isNegative(),
				() -> "The time to refuse offers for must not be negative but is " + refuseSeconds);
		this.refuseSeconds = refuseSeconds;
		return this;
	}

	/**
	 * Whether to decline offers for which there is no handler or whose handler failed.
	 * @param declineUnhandled whether to decline them, {@code true} unless set
	 * @return this builder
	 */
	public EventDispatcherBuilder declineUnhandled(boolean declineUnhandled) {
		this.declineUnhandled = declineUnhandled;
		return this;
	}

	/**
	 * Add a listener.
	 * @param listener is told what becomes of events
	 * @return this builder
	 */
	public EventDispatcherBuilder listener(EventListener listener) {
		this.listeners.add(listener);
		return this;
	}

	/**
	 * Add an interceptor, to be asked after those added before.
	 * @param interceptor sees events before and after their handlers
	 * @return this builder
	 */
	public EventDispatcherBuilder interceptor(MesosEventInterceptor interceptor) {
		this.interceptors.add(interceptor);
		return this;
	}

	/**
	 * What to do about handlers that fail.
	 * @param errorHandler is told of failures; logs them unless set
	 * @return this builder
	 */
	public EventDispatcherBuilder errorHandler(MesosEventErrorHandler errorHandler) {
		this.errorHandler = errorHandler;
		return this;
	}

	/**
	 * Where to observe calls of handlers.
	 * @param registry the registry, none unless set
	 * @return this builder
	 */
	public EventDispatcherBuilder observationRegistry(ObservationRegistry registry) {
		this.observationRegistry = registry;
		return this;
	}

	/**
	 * How to name what is observed.
	 * @param convention the convention; {@code null} for the documented one
	 * @return this builder
	 */
	public EventDispatcherBuilder observationConvention(@Nullable EventObservationConvention convention) {
		this.observationConvention = convention;
		return this;
	}

	/**
	 * How long a stop waits for the handlers that run before they are interrupted, and
	 * then again.
	 * @param stopTimeout the time, 10 s unless set
	 * @return this builder
	 */
	public EventDispatcherBuilder stopTimeout(Duration stopTimeout) {
		Assert.isTrue(stopTimeout.toMillis() > 0, () -> "The time to stop must be positive but is " + stopTimeout);
		this.stopTimeout = stopTimeout;
		return this;
	}

	/**
	 * What measures for how long offers are held and handlers take.
	 * @param scheduler the scheduler; unless set, the one to {@linkplain #dispatchOn
	 * dispatch on}, or {@link Schedulers#parallel()}
	 * @return this builder
	 */
	public EventDispatcherBuilder scheduler(Scheduler scheduler) {
		this.scheduler = scheduler;
		return this;
	}

	/**
	 * Where to deliver, if not on threads of the dispatcher's own: each loop (one, or one
	 * more for each of the {@linkplain #concurrency(int) workers}) on a worker of this
	 * scheduler. With virtual time everything then happens on it, in a determined order.
	 * A {@linkplain EventDispatcher#stop() stop} does not wait for handlers then, nor
	 * interrupt them; asynchronous ones are cancelled after the {@linkplain #stopTimeout
	 * time to stop}.
	 * @param scheduler the scheduler; must allow to block if handlers do
	 * @return this builder
	 */
	public EventDispatcherBuilder dispatchOn(Scheduler scheduler) {
		this.dispatchOn = scheduler;
		return this;
	}

	/**
	 * Build it.
	 * @return the dispatcher, not yet started
	 */
	public EventDispatcher build() {
		EventListener told = new EventListeners(this.listeners);
		HandlerRegistry registry = new HandlerRegistry();
		EventDecoder decoder = new EventDecoder(this.codec);
		HandlerInvoker invoker = new HandlerInvoker(told, this.errorHandler, this.observationRegistry,
				this.observationConvention);
		EventDelivery delivery = new EventDelivery(decoder, new EventInterceptors(this.interceptors), registry, told,
				new OffersDelivery(invoker, this.calls, this.sessions.offers(), declineFilters()),
				new InverseOffersDelivery(invoker, this.sessions.inverseOffers()), new UpdateDelivery(invoker, told,
						this.calls, new UpdateMemory(this.rememberedUpdates, this.maxDeliveries)),
				invoker);
		return new EventDispatcher(settings(), told, registry, this.calls, decoder, delivery, this.sessions.offers());
	}

	private DispatchSettings settings() {
		Scheduler timer = (this.scheduler != null) ? this.scheduler : this.dispatchOn;
		return new DispatchSettings(this.maxQueuedBytes, this.maxQueuedEvents, this.concurrency, this.dispatchOn,
				this.stopTimeout, (timer != null) ? timer : Schedulers.parallel());
	}

	private @Nullable Filters declineFilters() {
		return this.declineUnhandled
				? Filters.newBuilder().setRefuseSeconds(this.refuseSeconds.toMillis() / 1000.0).build() : null;
	}

}
