package io.github.mesosspring.executor;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import com.google.protobuf.UninitializedMessageException;
import io.github.mesosspring.call.CallResponse;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.event.EventOutcome;
import io.github.mesosspring.event.ExecutorEventListener;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.executor.Call;
import io.github.mesosspring.protocol.executor.Event;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * {@link ExecutorOperations} over HTTP. Calls are sent while the
 * {@link ExecutorSubscription} built with this object is subscribed, one at a time. What
 * the agent answers with 404 or 503, as it does after a restart, is repeated; an update
 * also when the connection breaks. While the agent is away updates wait and other calls
 * fail. Up to 10000 calls wait, and up to as many updates for their acknowledgement.
 * <p>
 * It has to be told what becomes of events: it belongs to the listeners
 * ({@code whenDelivered}) of the dispatcher.
 * <p>
 * A call that failed and whose outcome nobody subscribed to is logged as a warning.
 */
public final class ExecutorTemplate implements ExecutorOperations, ExecutorEventListener, AutoCloseable {

	private static final Log logger = LogFactory.getLog(ExecutorTemplate.class);

	/** For somebody to subscribe to an outcome that is there at once. */
	private static final Duration PATIENCE = Duration.ofMillis(100);

	private final ExecutorCore core;

	private final CallPreparation preparation;

	private final CallListeners listeners = new CallListeners();

	/** Where subscribers to outcomes run, who must not hold up the executor. */
	private final Scheduler outcomes;

	private final boolean ownScheduler;

	/**
	 * Create a template.
	 * @param environment who this executor is and where its agent
	 * @param webClients the HTTP clients, closed by whoever made them; for an agent with
	 * a domain socket {@linkplain ExecutorEnvironment#webClients() those that know it}
	 * @param encoding the encoding of calls and events
	 */
	public ExecutorTemplate(ExecutorEnvironment environment, MesosWebClients webClients, Encoding encoding) {
		this(environment, webClients, encoding, Schedulers.newSingle("mesos-executor", true),
				Schedulers.boundedElastic(), true);
	}

	/**
	 * Create a template that runs on a scheduler and a clock of the caller's; for tests.
	 * @param environment who this executor is and where its agent
	 * @param webClients the HTTP clients, closed by whoever made them; for an agent with
	 * a domain socket {@linkplain ExecutorEnvironment#webClients() those that know it}
	 * @param encoding the encoding of calls and events
	 * @param scheduler the scheduler, whose workers must be single-threaded; subscribers
	 * to outcomes run on it too
	 */
	public ExecutorTemplate(ExecutorEnvironment environment, MesosWebClients webClients, Encoding encoding,
			Scheduler scheduler) {
		this(environment, webClients, encoding, scheduler, scheduler, false);
	}

	private ExecutorTemplate(ExecutorEnvironment environment, MesosWebClients webClients, Encoding encoding,
			Scheduler scheduler, Scheduler outcomes, boolean ownScheduler) {
		this.core = new ExecutorCore(environment, webClients, encoding, scheduler);
		this.preparation = new CallPreparation(environment, () -> scheduler.now(TimeUnit.MILLISECONDS) / 1e3);
		this.outcomes = outcomes;
		this.ownScheduler = ownScheduler;
	}

	/**
	 * Add a listener for good.
	 * @param listener is told of every outcome from now on
	 */
	public void addListener(ExecutorCallListener listener) {
		this.listeners.add(listener);
	}

	@Override
	public Mono<CallResponse> update(TaskStatus status) {
		return send(updateCall(status));
	}

	@Override
	public Mono<CallResponse> send(Call call) {
		return submit(call).publishOn(this.outcomes);
	}

	@Override
	public CallResponse updateAndAwait(TaskStatus status) {
		return sendAndAwait(updateCall(status));
	}

	@Override
	public CallResponse sendAndAwait(Call call) {
		if (Schedulers.isInNonBlockingThread()) {
			throw new IllegalStateException(call.getType() + " was not sent: the thread "
					+ Thread.currentThread().getName() + " must not block; use send() and subscribe to its outcome");
		}
		// the outcomes' threads may all wait here
		return Objects.requireNonNull(submit(call).block());
	}

	/**
	 * Learn what became of an event, from the dispatcher this object is a listener of. A
	 * task whose LAUNCH or LAUNCH_GROUP was not handled, and of which nothing more than
	 * TASK_STARTING was handed over, is said to have failed. A SHUTDOWN that is through
	 * lets the executor end before its grace period does.
	 */
	@Override
	public void delivered(long epoch, Event event, EventOutcome outcome, @Nullable Throwable failure) {
		if (event.getType() == Event.Type.SHUTDOWN) {
			this.core.shutdownHandled();
		}
		if (outcome != EventOutcome.HANDLED) {
			String message = LaunchFailures.describe(event.getType(), outcome, failure);
			ExecutorEvents.tasks(event).forEach((task) -> fail(task, message));
		}
	}

	/**
	 * End for good: what waits is not sent, and what comes is refused.
	 */
	@Override
	public void close() {
		this.core.outbox().close("the executor is closed").forEach((call) -> call.givenUp("the executor is closed"));
		this.core.actor().dispose();
		if (this.ownScheduler) {
			this.core.scheduler().dispose();
		}
	}

	ExecutorCore core() {
		return this.core;
	}

	private void fail(TaskInfo task, String message) {
		TaskStatus status = TaskStatus.newBuilder()
			.setTaskId(task.getTaskId())
			.setState(TaskState.TASK_FAILED)
			.setMessage(message)
			.build();
		submit(updateCall(status), (update) -> addIfNotBegun(update, message));
	}

	private boolean addIfNotBegun(OutgoingCall update, String message) {
		if (this.core.outbox().addIfNotBegun(update)) {
			return true;
		}
		TaskState left = this.core.outbox().unfinished(update.status().getTaskId());
		if (left != null) {
			logger.warn("Task '" + update.status().getTaskId().getValue() + "' is left in " + left
					+ ", as was said of it: " + message + ". Whoever runs it has to say how it ends");
		}
		return false;
	}

	private static Call updateCall(TaskStatus status) {
		return Call.newBuilder()
			.setType(Call.Type.UPDATE)
			.setUpdate(Call.Update.newBuilder().setStatus(status).buildPartial())
			.buildPartial();
	}

	private Mono<CallResponse> submit(Call call) {
		return submit(call, (prepared) -> {
			this.core.outbox().add(prepared);
			return true;
		});
	}

	private Mono<CallResponse> submit(Call call, Predicate<OutgoingCall> outbox) {
		OutgoingCall outgoing;
		try {
			Call complete = complete(call);
			outgoing = new OutgoingCall(complete, encode(complete), this::unheard, this.listeners);
			if (outbox.test(outgoing)) {
				this.core.callWaits();
			}
		}
		catch (ExecutorCallException ex) {
			outgoing = new OutgoingCall(call, new byte[0], this::unheardLater, this.listeners);
			outgoing.failed(ex);
		}
		return outgoing.outcome();
	}

	private Call complete(Call call) {
		try {
			return this.preparation.complete(call);
		}
		catch (UninitializedMessageException ex) {
			throw ExecutorCallException.notSent(call.getType(), "it lacks " + ex.getMissingFields());
		}
	}

	private byte[] encode(Call call) {
		try {
			return this.core.codec().encode(call);
		}
		catch (RuntimeException ex) {
			throw ExecutorCallException.notSent(call.getType(), "it cannot be encoded: " + ex.getMessage());
		}
	}

	/** At the end of the executor there is no later. */
	private void unheard(OutgoingCall call, ExecutorCallException failure) {
		if (this.core.outbox().isClosed()) {
			warnIfUnheard(call, failure);
		}
		else {
			unheardLater(call, failure);
		}
	}

	private void unheardLater(OutgoingCall call, ExecutorCallException failure) {
		this.outcomes.schedule(() -> warnIfUnheard(call, failure), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
	}

	private static void warnIfUnheard(OutgoingCall call, ExecutorCallException failure) {
		if (!call.isObserved()) {
			logger.warn(failure.getMessage() + " (nobody subscribed to its outcome)");
		}
	}

}
