package io.github.mesosspring.event;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Runs deliveries one after the other on an executor that runs one task at a time. If a
 * delivery is not complete when its method returns, the loop gives the executor back and
 * goes on when it completes. It sleeps when its source has nothing, until it is woken.
 */
final class DeliveryLoop implements Executor {

	private static final Log logger = LogFactory.getLog(EventDispatcher.class);

	private final Supplier<@Nullable QueuedEvent> source;

	private final Step delivery;

	private final Executor executor;

	private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);

	private final CompletableFuture<Void> closed = new CompletableFuture<>();

	private volatile boolean closing;

	private volatile boolean cancelled;

	private volatile @Nullable Unfinished unfinished;

	/**
	 * Create a loop that sleeps.
	 * @param source gives the next event, or {@code null}; asked again only when what it
	 * gave before has been delivered
	 */
	DeliveryLoop(Supplier<@Nullable QueuedEvent> source, Step delivery, Executor executor) {
		this.source = source;
		this.delivery = delivery;
		this.executor = executor;
	}

	/**
	 * The source may have something. Costs next to nothing while the loop is busy.
	 */
	void wake() {
		if (this.state.get() != State.AGAIN
				&& this.state.getAndUpdate((now) -> (now == State.IDLE) ? State.BUSY : State.AGAIN) == State.IDLE) {
			this.executor.execute(this::run);
		}
	}

	/**
	 * Note that the source will never give anything any more.
	 */
	void close() {
		this.closing = true;
		wake();
	}

	/**
	 * Completes, on the executor, when the loop was closed and what it delivered is done.
	 */
	CompletableFuture<Void> closed() {
		return this.closed;
	}

	/**
	 * Cancel the result that the delivery waits for, and all it will wait for from now
	 * on.
	 */
	void cancel() {
		this.cancelled = true;
		Unfinished current = this.unfinished;
		if (current != null) {
			current.result().cancel(true);
		}
	}

	/**
	 * Whether what handlers returned was cancelled, and says nothing about them.
	 */
	boolean isCancelled() {
		return this.cancelled;
	}

	/**
	 * The result that the delivery waits for. Callable by any thread.
	 * @return the result, or {@code null} if there is none
	 */
	@Nullable Unfinished unfinished() {
		return this.unfinished;
	}

	/**
	 * Run something where deliveries run.
	 */
	@Override
	public void execute(Runnable task) {
		this.executor.execute(task);
	}

	/**
	 * Have a delivery go on, where deliveries run, when a result is there; at once if it
	 * is.
	 * @param handlerId whose result that is
	 * @param result the result; cancelled if the loop is to end
	 * @param then is given what it failed with, or {@code null}
	 */
	<T> CompletableFuture<T> whenDone(String handlerId, CompletableFuture<?> result,
			Function<@Nullable Throwable, T> then) {
		if (result.isDone()) {
			return result.handle((value, failure) -> then.apply(cause(failure)));
		}
		this.unfinished = new Unfinished(handlerId, result);
		if (this.cancelled) {
			result.cancel(true);
		}
		return result.handleAsync((value, failure) -> {
			this.unfinished = null;
			return then.apply(cause(failure));
		}, this.executor);
	}

	private static @Nullable Throwable cause(@Nullable Throwable failure) {
		return (failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause() : failure;
	}

	private void run() {
		do {
			this.state.set(State.BUSY);
			for (QueuedEvent next = this.source.get(); next != null; next = this.source.get()) {
				CompletableFuture<?> delivered = deliver(next);
				if (!delivered.isDone()) {
					// completed on the executor, which runs nothing else before this
					// returns
					delivered.whenComplete((value, failure) -> run());
					return;
				}
			}
		}
		while (!this.state.compareAndSet(State.BUSY, State.IDLE));
		if (this.closing) {
			this.closed.complete(null);
		}
	}

	private CompletableFuture<?> deliver(QueuedEvent next) {
		try {
			CompletableFuture<?> delivered = this.delivery.deliver(next, this);
			if (!Sequence.isThere(delivered)) {
				delivered.whenComplete((value, failure) -> {
					if (failure != null) {
						notDelivered(next, failure);
					}
				});
			}
			return delivered;
		}
		catch (Throwable ex) {
			notDelivered(next, ex);
			return Sequence.DONE;
		}
	}

	private static void notDelivered(QueuedEvent event, Throwable failure) {
		logger.error("An event of type " + event.type() + " could not be delivered", failure);
	}

	private enum State {

		IDLE, BUSY,

		/** Busy, and woken meanwhile. */
		AGAIN

	}

	/**
	 * Delivers one event.
	 */
	@FunctionalInterface
	interface Step {

		/**
		 * Deliver an event.
		 * @param loop where to go on when something is not complete at once
		 * @return completes, in the loop, when the event has been delivered
		 */
		CompletableFuture<?> deliver(QueuedEvent event, DeliveryLoop loop);

	}

	/**
	 * What a delivery waits for.
	 *
	 * @param handlerId the handler that returned it
	 * @param result its result
	 */
	record Unfinished(String handlerId, CompletableFuture<?> result) {
	}

}
