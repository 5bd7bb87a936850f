package io.github.mesosspring.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.protocol.Filters;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.session.Sessions;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Builds an {@link EventDispatcher} for a scheduler. Not thread-safe.
 */
public final class EventDispatcherBuilder extends DispatcherBuilder<EventDispatcherBuilder> {

	private static final Duration HELD_TOO_LONG = Duration.ofMinutes(5);

	private final Sessions sessions;

	private final MessageCodec codec;

	private final CallOperations calls;

	private final List<MesosEventInterceptor> interceptors = new ArrayList<>();

	private int concurrency = 1;

	private int rememberedUpdates = 10_000;

	private int maxDeliveries = 10;

	private int maxOpenAcknowledgments = OpenAcknowledgments.MANY;

	private Duration refuseSeconds = Duration.ofSeconds(5);

	private boolean declineUnhandled = true;

	EventDispatcherBuilder(Sessions sessions, MessageCodec codec, CallOperations calls) {
		this.sessions = sessions;
		this.codec = codec;
		this.calls = calls;
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
	 * How many automatic acknowledgements may have no outcome before updates wait in the
	 * queue until half of them have. Has to be less than what may wait to be sent
	 * ({@link io.github.mesosspring.call.CallTemplate.Builder#maxQueued(int)}): whatever
	 * has no place there is handled and not acknowledged.
	 * @param maxOpenAcknowledgments the number, 1000 unless set
	 * @return this builder
	 */
	public EventDispatcherBuilder maxOpenAcknowledgments(int maxOpenAcknowledgments) {
		Assert.isTrue(maxOpenAcknowledgments > 0,
				() -> "The bound of open acknowledgements must be positive but is " + maxOpenAcknowledgments);
		this.maxOpenAcknowledgments = maxOpenAcknowledgments;
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
		return failureHandler(FailureHandler.of(errorHandler));
	}

	@Override
	public EventDispatcher build() {
		EventSchema<Event> schema = SchedulerEventSchema.INSTANCE;
		DispatchSettings settings = settings(this.concurrency, schema,
				new OpenAcknowledgments(this.maxOpenAcknowledgments));
		EventListener told = told();
		HandlerRegistry registry = registry(schema, new HandlerCalls(CallOperations.class, this.calls));
		EventDecoder<Event> decoder = new EventDecoder<>(this.codec, schema);
		EventDelivery<Event> delivery = new EventDelivery<>(decoder, new EventInterceptors<>(this.interceptors),
				registry, told, delivery(told, settings.acknowledgments()));
		return new EventDispatcher(settings, new DecodeAhead(decoder, settings), told, registry,
				(queue) -> (settings.workers() > 0) ? new UpdateRouting(queue, decoder, delivery) : delivery, delivery,
				List.of(new HeldOffersWatch(this.sessions.offers(), HELD_TOO_LONG, settings.timer())));
	}

	private SchedulerDelivery delivery(EventListener told, OpenAcknowledgments acknowledgments) {
		HandlerInvoker invoker = invoker(told);
		return new SchedulerDelivery(told,
				new OffersDelivery(invoker, this.calls, this.sessions.offers(), declineFilters()),
				new InverseOffersDelivery(invoker, this.sessions.inverseOffers()), new UpdateDelivery(invoker, told,
						this.calls, new UpdateMemory(this.rememberedUpdates, this.maxDeliveries), acknowledgments),
				invoker);
	}

	@Override
	EventDispatcherBuilder self() {
		return this;
	}

	private @Nullable Filters declineFilters() {
		return this.declineUnhandled
				? Filters.newBuilder().setRefuseSeconds(this.refuseSeconds.toMillis() / 1000.0).build() : null;
	}

}
