package io.github.mesosspring.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.protocol.Filters;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.Sessions;
import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.context.SmartLifecycle;
import org.springframework.util.Assert;

/**
 * Delivers events to {@link MesosEventHandler} methods, one at a time, on a thread of its
 * own. With a {@linkplain Builder#concurrency(int) concurrency} of more than one, updates
 * are handled by workers beside it, those of one task by one worker in their order.
 * <p>
 * There are two lanes, each in the order of the wire, and the first always goes before
 * the second: events about offers, and all others. The start and the end of a
 * subscription are barriers. Offers, heartbeats and updates that were not delivered when
 * their subscription ended are dropped: offers are void then, and updates are sent again
 * by the agent. MESSAGE, FAILURE and ERROR are still delivered, before the next
 * SUBSCRIBED.
 * <p>
 * It has to run before the subscription starts and stop after it, and can be started
 * again.
 */
public final class EventDispatcher implements EventSink, SmartLifecycle {

	/**
	 * Starts before the subscription, whose phase is {@code Integer.MAX_VALUE - 100}, and
	 * stops after it.
	 */
	public static final int PHASE = Integer.MAX_VALUE - 200;

	private static final Log logger = LogFactory.getLog(EventDispatcher.class);

	private static final Duration HELD_TOO_LONG = Duration.ofMinutes(5);

	private final EventDecoder decoder;

	private final CallOperations calls;

	private final EventListener listener;

	private final EventQueue queue;

	private final HandlerRegistry registry = new HandlerRegistry();

	private final OffersDelivery offers;

	private final UpdateDelivery updates;

	private final PlainDelivery others;

	private final DispatcherThread thread;

	private EventDispatcher(Builder builder) {
		this.decoder = new EventDecoder(builder.codec);
		this.calls = builder.calls;
		this.listener = new EventListeners(builder.listeners);
		this.queue = new EventQueue(builder.maxQueuedBytes, builder.maxQueuedEvents, this.listener,
				(builder.concurrency > 1) ? builder.concurrency : 0);
		HandlerInvoker invoker = new HandlerInvoker(this.listener, builder.errorHandler, builder.observationRegistry,
				builder.observationConvention);
		this.offers = new OffersDelivery(this.registry, invoker, this.listener, this.calls, builder.sessions.offers(),
				builder.declineFilters());
		this.updates = new UpdateDelivery(this.registry, invoker, this.listener, this.calls);
		this.others = new PlainDelivery(this.registry, invoker, this.listener);
		UpdateWorkers workers = new UpdateWorkers(this.queue, this.decoder::decode, this::deliver);
		this.thread = new DispatcherThread(this.queue, (builder.concurrency > 1) ? workers::deliver : this::deliver,
				workers, new HeldOffersWatch(builder.sessions.offers(), HELD_TOO_LONG, builder.scheduler),
				builder.stopTimeout);
	}

	/**
	 * Start to build a dispatcher.
	 * @param sessions holds the outstanding offers
	 * @param codec the encoding of the records
	 * @param calls acknowledges updates and declines offers; also handed to handlers
	 * @return the builder
	 */
	public static Builder builder(Sessions sessions, MessageCodec codec, CallOperations calls) {
		return new Builder(sessions, codec, calls);
	}

	@Override
	public void begin(Session session, byte[] record) {
		this.listener.received(MesosEventType.SUBSCRIBED);
		this.queue.begin(new QueuedEvent(session.epoch(), MesosEventType.SUBSCRIBED, record));
	}

	@Override
	public void accept(long epoch, @Nullable MesosEventType type, byte[] record) {
		this.listener.received(type);
		this.queue.add(new QueuedEvent(epoch, type, record));
	}

	@Override
	public void end(long epoch) {
		this.queue.end(epoch);
	}

	@Override
	public boolean isFull() {
		return this.queue.isFull();
	}

	@Override
	public void whenNotFull(Runnable action) {
		this.queue.whenNotFull(action);
	}

	@Override
	public void whenDrained(Runnable action) {
		this.queue.whenDrained(action);
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	@Override
	public boolean isRunning() {
		return this.thread.isRunning();
	}

	@Override
	public void start() {
		this.thread.start();
	}

	/**
	 * Stop: events that wait are dropped, and the handlers that run are waited for,
	 * though not without limit. Called by a handler itself, it does not wait for that
	 * one.
	 */
	@Override
	public void stop() {
		this.thread.stop();
	}

	/**
	 * What handlers are given to make calls.
	 */
	CallOperations calls() {
		return this.calls;
	}

	void addHandler(HandlerMethod handler) {
		this.registry.add(handler);
	}

	private void deliver(QueuedEvent queued) {
		MesosEventType type = queued.type();
		Event event;
		try {
			event = this.decoder.decode(queued);
		}
		catch (RuntimeException ex) {
			logger.warn("A record that should be " + ((type != null) ? "a " + type : "an") + " event was skipped: "
					+ ex.getMessage() + "; it begins with " + EventDecoder.show(queued));
			this.listener.undecodable(ex);
			return;
		}
		if (type == null) {
			// decoded all the same: only so a record of a newer master differs from a
			// broken one
			logger.debug("An event of unknown type was ignored: " + EventDecoder.show(queued));
			return;
		}
		switch (type) {
			case OFFERS -> this.offers.deliver(queued.epoch(), event);
			case UPDATE -> this.listener.delivered(queued.epoch(), event, this.updates.deliver(event));
			default -> this.listener.delivered(queued.epoch(), event, this.others.deliver(type, event));
		}
	}

	/**
	 * Builds an {@link EventDispatcher}.
	 */
	public static final class Builder {

		private final Sessions sessions;

		private final MessageCodec codec;

		private final CallOperations calls;

		private final List<EventListener> listeners = new ArrayList<>();

		private long maxQueuedBytes = 64 * 1024 * 1024;

		private int maxQueuedEvents = 100_000;

		private int concurrency = 1;

		private Duration refuseSeconds = Duration.ofSeconds(5);

		private boolean declineUnhandled = true;

		private MesosEventErrorHandler errorHandler = HandlerInvoker::log;

		private ObservationRegistry observationRegistry = ObservationRegistry.NOOP;

		private @Nullable EventObservationConvention observationConvention;

		private Duration stopTimeout = Duration.ofSeconds(10);

		private Scheduler scheduler = Schedulers.parallel();

		private Builder(Sessions sessions, MessageCodec codec, CallOperations calls) {
			this.sessions = sessions;
			this.codec = codec;
			this.calls = calls;
		}

		/**
		 * How much may wait. An event that is larger is admitted all the same, alone.
		 * @param maxQueuedBytes the number of bytes from which the queue is full, 64 MiB
		 * unless set
		 * @return this builder
		 */
		public Builder maxQueuedBytes(long maxQueuedBytes) {
			Assert.isTrue(maxQueuedBytes > 0, () -> "The bound of the queue must be positive but is " + maxQueuedBytes);
			this.maxQueuedBytes = maxQueuedBytes;
			return this;
		}

		/**
		 * How many events may wait.
		 * @param maxQueuedEvents the number from which the queue is full, 100000 unless
		 * set
		 * @return this builder
		 */
		public Builder maxQueuedEvents(int maxQueuedEvents) {
			Assert.isTrue(maxQueuedEvents > 0,
					() -> "The bound of the queue must be positive but is " + maxQueuedEvents);
			this.maxQueuedEvents = maxQueuedEvents;
			return this;
		}

		/**
		 * How many threads handle status updates. With 1 the dispatcher's thread does, as
		 * it does all else. With more, workers do, {@code mesos-events-1} and so on: the
		 * updates of a task keep their order, those of different tasks are handled at the
		 * same time, and in no particular order with other events. SUBSCRIBED stays a
		 * barrier. What waits for a worker counts in the bounds of the queue. Handlers of
		 * updates, the error handler and listeners must be thread-safe then.
		 * @param concurrency the number of threads, 1 unless set
		 * @return this builder
		 */
		public Builder concurrency(int concurrency) {
			Assert.isTrue(concurrency > 0,
					() -> "The number of threads that handle updates must be positive but is " + concurrency);
			this.concurrency = concurrency;
			return this;
		}

		/**
		 * For how long resources of declined offers are not to be offered again.
		 * @param refuseSeconds the time, 5 s unless set
		 * @return this builder
		 */
		public Builder refuseSeconds(Duration refuseSeconds) {
			Assert.isTrue(!refuseSeconds.isNegative(),
					() -> "The time to refuse offers for must not be negative but is " + refuseSeconds);
			this.refuseSeconds = refuseSeconds;
			return this;
		}

		/**
		 * Whether to decline offers for which there is no handler or whose handler
		 * failed.
		 * @param declineUnhandled whether to decline them, {@code true} unless set
		 * @return this builder
		 */
		public Builder declineUnhandled(boolean declineUnhandled) {
			this.declineUnhandled = declineUnhandled;
			return this;
		}

		/**
		 * Add a listener.
		 * @param listener is told what becomes of events
		 * @return this builder
		 */
		public Builder listener(EventListener listener) {
			this.listeners.add(listener);
			return this;
		}

		/**
		 * What to do about handlers that fail.
		 * @param errorHandler is told of failures; logs them unless set
		 * @return this builder
		 */
		public Builder errorHandler(MesosEventErrorHandler errorHandler) {
			this.errorHandler = errorHandler;
			return this;
		}

		/**
		 * Where to observe calls of handlers.
		 * @param registry the registry, none unless set
		 * @return this builder
		 */
		public Builder observationRegistry(ObservationRegistry registry) {
			this.observationRegistry = registry;
			return this;
		}

		/**
		 * How to name what is observed.
		 * @param convention the convention; {@code null} for the documented one
		 * @return this builder
		 */
		public Builder observationConvention(@Nullable EventObservationConvention convention) {
			this.observationConvention = convention;
			return this;
		}

		/**
		 * How long a stop waits for the handlers that run before they are interrupted,
		 * and then again.
		 * @param stopTimeout the time, 10 s unless set
		 * @return this builder
		 */
		public Builder stopTimeout(Duration stopTimeout) {
			Assert.isTrue(stopTimeout.toMillis() > 0, () -> "The time to stop must be positive but is " + stopTimeout);
			this.stopTimeout = stopTimeout;
			return this;
		}

		/**
		 * What measures for how long offers are held.
		 * @param scheduler the scheduler, {@link Schedulers#parallel()} unless set
		 * @return this builder
		 */
		public Builder scheduler(Scheduler scheduler) {
			this.scheduler = scheduler;
			return this;
		}

		/**
		 * Build it.
		 * @return the dispatcher, not yet started
		 */
		public EventDispatcher build() {
			return new EventDispatcher(this);
		}

		private @Nullable Filters declineFilters() {
			return this.declineUnhandled
					? Filters.newBuilder().setRefuseSeconds(this.refuseSeconds.toMillis() / 1000.0).build() : null;
		}

	}

}
