package io.github.mesosspring.executor;

import io.github.mesosspring.call.CallResponse;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.executor.Call;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import com.google.protobuf.ByteString;

/**
 * The calls an executor makes to its agent. Thread-safe.
 * <p>
 * A call is handed over at once, whether or not the returned {@code Mono} is subscribed
 * to, and calls leave one after another in the order in which these methods were called.
 * The {@code Mono} replays the outcome: it emits the agent's answer, or fails with an
 * {@link ExecutorCallException}. {@code executor_id} and {@code framework_id} are filled
 * in.
 * <p>
 * Subscribers are told on a thread of
 * {@link reactor.core.scheduler.Schedulers#boundedElastic()}, never on one that the
 * executor needs, so that what follows an outcome may block. Those of different calls may
 * be told at the same time.
 */
public interface ExecutorOperations {

	/**
	 * Tell the scheduler of a change of a task. Filled in where absent: {@code uuid} (a
	 * random one), {@code source} ({@code SOURCE_EXECUTOR}), {@code timestamp} (now) and
	 * {@code executor_id}. {@code agent_id} is always left to the agent.
	 * <p>
	 * From here on the update is kept until the agent has acknowledged it: if the agent
	 * is away, it goes with the next SUBSCRIBE. So the {@code Mono} emits when the agent
	 * took the update, which is when it answered 202, or when it subscribed this executor
	 * anew with a SUBSCRIBE that carried it. It fails if the agent refused the update, if
	 * it was refused here, or when the subscription ends before the agent took it.
	 * @param status the status, with {@code task_id} and {@code state}
	 * @return the outcome
	 */
	Mono<CallResponse> update(TaskStatus status);

	/**
	 * Tell the scheduler of a change of a task.
	 * @param task the task
	 * @param state its state from now on
	 * @param message words for humans, if there are any
	 * @return the outcome, as of {@link #update(TaskStatus)}
	 */
	default Mono<CallResponse> update(TaskID task, TaskState state, @Nullable String message) {
		TaskStatus.Builder status = TaskStatus.newBuilder().setTaskId(task).setState(state);
		if (message != null) {
			status.setMessage(message);
		}
		return update(status.build());
	}

	/**
	 * Send bytes to the scheduler, best effort: while the agent is away they are not
	 * sent, and what the agent took may still get lost.
	 * @param data the bytes
	 * @return the outcome
	 */
	default Mono<CallResponse> message(byte[] data) {
		return send(Call.newBuilder()
			.setType(Call.Type.MESSAGE)
			.setMessage(Call.Message.newBuilder().setData(ByteString.copyFrom(data)))
			.buildPartial());
	}

	/**
	 * Send any call but SUBSCRIBE.
	 * @param call the call; its {@code executor_id} and {@code framework_id} are filled
	 * in if they are absent
	 * @return its outcome
	 */
	Mono<CallResponse> send(Call call);

	/**
	 * Tell the scheduler of a change of a task and wait until the agent took it, for as
	 * long as that takes: while the agent is away that is until it is back or the
	 * executor is shut down.
	 * @param status the status, as of {@link #update(TaskStatus)}
	 * @return the agent's answer
	 * @throws ExecutorCallException if the agent did not take it
	 * @throws IllegalStateException if the current thread must not block
	 */
	CallResponse updateAndAwait(TaskStatus status);

	/**
	 * Send any call but SUBSCRIBE and wait for its outcome.
	 * @param call the call, as of {@link #send}
	 * @return the agent's answer
	 * @throws ExecutorCallException if the agent did not take it
	 * @throws IllegalStateException if the current thread must not block
	 */
	CallResponse sendAndAwait(Call call);

}
