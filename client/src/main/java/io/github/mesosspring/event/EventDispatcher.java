package io.github.mesosspring.event;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.Sessions;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.context.SmartLifecycle;

/**
 * Delivers events to {@link MesosEventHandler} methods, one at a time, on a thread of its
 * own. With a {@linkplain EventDispatcherBuilder#concurrency(int) concurrency} of more
 * than one, updates are handled by workers beside it, those of one task by one worker in
 * their order. What a method returns that is not complete holds back the next event, but
 * blocks no thread.
 * <p>
 * For a scheduler there are two lanes, each in the order of the wire, and the first
 * always goes before the second: events about offers, and all others. The start and the
 * end of a subscription are barriers. Offers, heartbeats and updates that were not
 * delivered when their subscription ended are dropped: offers are void then, and updates
 * are sent again by the agent. MESSAGE, FAILURE and ERROR are still delivered, before the
 * next SUBSCRIBED. For an executor there is one lane, and nothing is dropped before a
 * stop.
 * <p>
 * It has to run before the subscription starts and stop after it, and can be started
 * again. Thread-safe, apart from what {@link EventSink} says.
 */
public final class EventDispatcher implements EventSink, SmartLifecycle {

	/**
	 * Starts before the subscription, whose phase is {@code Integer.MAX_VALUE - 100}, and
	 * stops after it.
	 */
	public static final int PHASE = Integer.MAX_VALUE - 200;

	private final DispatchSettings settings;

	private final DecodeAhead decodeAhead;

	private final EventListener listener;

	private final HandlerRegistry registry;

	private final Function<EventQueue, DeliveryLoop.Step> dispatch;

	private final DeliveryLoop.Step delivery;

	private final List<Watch> watches = new ArrayList<>();

	private final ReentrantLock lifecycle = new ReentrantLock();

	private final QueueStatistics statistics;

	private volatile @Nullable DispatchRun run;

	/** Of the run, or closed. */
	private volatile EventQueue queue;

	/**
	 * Create a dispatcher that is not started.
	 * @param dispatch makes what delivers from a queue, itself or by way of its rows
	 * @param delivery delivers from the rows of the queue
	 * @param watches what to watch while it runs
	 */
	EventDispatcher(DispatchSettings settings, DecodeAhead decodeAhead, EventListener listener,
			HandlerRegistry registry, Function<EventQueue, DeliveryLoop.Step> dispatch, DeliveryLoop.Step delivery,
			List<Watch> watches) {
		this.settings = settings;
		this.decodeAhead = decodeAhead;
		this.listener = listener;
		this.registry = registry;
		this.dispatch = dispatch;
		this.delivery = delivery;
		this.watches.addAll(watches);
		this.watches.add(new UnfinishedHandlersWatch(this::loops, settings.timer()));
		this.queue = new EventQueue(settings, listener, (loop) -> {
		});
		this.queue.close();
		this.statistics = new QueueStatistics(settings, () -> this.queue);
	}

	/**
	 * Start to build a dispatcher for a scheduler.
	 * @param sessions holds the outstanding offers
	 * @param codec the encoding of the records
	 * @param calls acknowledges updates and declines offers; also handed to handlers
	 * @return the builder
	 */
	public static EventDispatcherBuilder builder(Sessions sessions, MessageCodec codec, CallOperations calls) {
		return new EventDispatcherBuilder(sessions, codec, calls);
	}

	/**
	 * Start to build a dispatcher for an executor: one lane in the order of the wire, of
	 * which nothing is dropped before a stop. What the agent is to be told of all that is
	 * for an {@link ExecutorEventListener}.
	 * @param <C> the type that makes calls
	 * @param codec the encoding of the records
	 * @param type the interface by which parameters of handlers ask for what makes calls
	 * @param calls what they are given
	 * @return the builder
	 */
	public static <C> ExecutorEventDispatcherBuilder builderForExecutor(MessageCodec codec, Class<C> type, C calls) {
		return new ExecutorEventDispatcherBuilder(codec, new HandlerCalls(type, calls));
	}

	@Override
	public void begin(Session session, byte[] record) {
		this.listener.received(MesosEventType.SUBSCRIBED);
		this.queue.begin(new QueuedEvent(session.epoch(), MesosEventType.SUBSCRIBED, record, this.statistics.now()));
	}

	@Override
	public void accept(long epoch, @Nullable MesosEventType type, byte[] record) {
		this.listener.received(type);
		EventQueue current = this.queue;
		current.add(new QueuedEvent(epoch, type, record, this.statistics.now(),
				this.decodeAhead.decode(type, record, current.waiting())));
	}

	@Override
	public void read(int bytes) {
		this.statistics.read(bytes);
	}

	@Override
	public void end(long epoch) {
		this.queue.end(epoch);
	}

	@Override
	public void dropped(@Nullable MesosEventType type) {
		this.listener.received(type);
		this.listener.dropped(type);
	}

	@Override
	public boolean hasRoomFor(int bytes) {
		return this.queue.hasRoomFor(bytes);
	}

	@Override
	public void whenRoomFor(int bytes, Runnable action) {
		this.queue.whenRoomFor(bytes, action);
	}

	@Override
	public void whenDrained(Runnable action) {
		this.queue.whenDrained(action);
	}

	@Override
	public Mono<Void> quiesce() {
		return Mono.fromFuture(this.queue.quiesce(), true);
	}

	/**
	 * How much waits.
	 * @return the figures, which go on to tell the truth across stops and starts
	 */
	public DispatchStatistics statistics() {
		return this.statistics;
	}

	@Override
	public boolean isHandling() {
		DispatchRun current = this.run;
		return current != null && current.isServedByCurrentThread();
	}

	@Override
	public boolean isPauseable() {
		return this.settings.pauseable();
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	@Override
	public boolean isRunning() {
		return this.run != null;
	}

	/**
	 * Start to deliver.
	 * @throws UnknownEventHandlerException if the configuration says something about a
	 * handler that has not been found
	 */
	@Override
	public void start() {
		this.registry.requireAllConfigured();
		this.lifecycle.lock();
		try {
			if (this.run == null) {
				DispatchRun started = new DispatchRun(this.settings, this.listener, this.dispatch, this.delivery);
				started.start();
				this.queue = started.queue();
				this.run = started;
				this.watches.forEach(Watch::start);
			}
		}
		finally {
			this.lifecycle.unlock();
		}
	}

	/**
	 * Stop: events that wait are dropped, and the handlers that run are waited for,
	 * though not without limit. Called by a handler itself, it does not wait for that
	 * one.
	 */
	@Override
	public void stop() {
		DispatchRun current = this.run;
		if (current == null || !current.isServedByCurrentThread()) {
			this.lifecycle.lock();
		}
		else if (!this.lifecycle.tryLock()) {
			// somebody else is stopping it and waits for this very thread
			return;
		}
		try {
			DispatchRun stopping = this.run;
			if (stopping != null) {
				this.watches.forEach(Watch::stop);
				stopping.stop();
				this.run = null;
			}
		}
		finally {
			this.lifecycle.unlock();
		}
	}

	/**
	 * Stop without keeping the caller, unless that is a handler: the dispatchers of
	 * several frameworks wait at the same time, and no longer than Spring does.
	 */
	@Override
	public void stop(Runnable callback) {
		DispatchRun current = this.run;
		if (current == null || current.isServedByCurrentThread()) {
			stop();
			callback.run();
			return;
		}
		new Thread(() -> {
			try {
				stop();
			}
			finally {
				callback.run();
			}
		}, "mesos-events-stop").start();
	}

	/**
	 * Its handlers, to look at, pause and resume.
	 * @return the handlers that were found when the application started
	 */
	public EventHandlers handlers() {
		return this.registry;
	}

	/**
	 * Where handlers are added.
	 */
	HandlerRegistry registry() {
		return this.registry;
	}

	private List<DeliveryLoop> loops() {
		DispatchRun current = this.run;
		return (current != null) ? current.loops() : List.of();
	}

}
