package io.github.mesosspring.embedded.agent;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.Task;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

/**
 * The updates of one task, in their order. Only the first is under way; it is sent again,
 * unchanged, until it is acknowledged, then the next is sent. Used on the agent's thread
 * only.
 */
public final class StatusUpdateStream {

	private static final Log logger = LogFactory.getLog(StatusUpdateStream.class);

	static final Duration FIRST_RETRY = Duration.ofSeconds(10);

	static final Duration LONGEST_RETRY = Duration.ofMinutes(10);

	private final FrameworkID framework;

	private final AgentListener listener;

	private final AgentThread thread;

	private final Deque<TaskStatus> unacknowledged = new ArrayDeque<>();

	/** An executor may send an update again. */
	private final Set<ByteString> known = new HashSet<>();

	private TaskState latest = TaskState.TASK_STAGING;

	private @Nullable TaskStatus acknowledged;

	private @Nullable Disposable retry;

	private boolean closed;

	/**
	 * Begin the stream of a task.
	 * @param framework whose task it is
	 * @param listener takes the updates
	 * @param thread the thread of the agent
	 */
	public StatusUpdateStream(FrameworkID framework, AgentListener listener, AgentThread thread) {
		this.framework = framework;
		this.listener = listener;
		this.thread = thread;
	}

	/**
	 * A task with what is known of its updates.
	 * @param task the task as it was launched
	 * @return the task as a master has to know it
	 */
	public Task describe(Task task) {
		Task.Builder described = task.toBuilder().setState(this.latest);
		TaskStatus head = this.unacknowledged.peek();
		TaskStatus reported = (head != null) ? head : this.acknowledged;
		if (reported != null) {
			described.addStatuses(reported)
				.setStatusUpdateState(reported.getState())
				.setStatusUpdateUuid(reported.getUuid());
		}
		return described.build();
	}

	/** The latest state the agent knows, which may be ahead of what is reported. */
	TaskState latest() {
		return this.latest;
	}

	/**
	 * Send an update, after those before it were acknowledged. One that was sent before
	 * is not sent again.
	 * @param status the update, with its uuid
	 */
	public void add(TaskStatus status) {
		if (this.closed || !this.known.add(status.getUuid())) {
			return;
		}
		this.latest = status.getState();
		this.unacknowledged.add(status);
		if (this.unacknowledged.size() == 1) {
			send(status, FIRST_RETRY);
		}
	}

	/**
	 * Take note of an acknowledgement.
	 * @param uuid what was acknowledged
	 * @return the update it was for, or null if it was not the one under way
	 */
	public @Nullable TaskStatus acknowledge(ByteString uuid) {
		TaskStatus head = this.unacknowledged.peek();
		if (head == null || !head.getUuid().equals(uuid)) {
			return null;
		}
		this.acknowledged = this.unacknowledged.remove();
		cancelRetry();
		resend();
		return head;
	}

	/**
	 * Send the first unacknowledged update now, and start its retry interval anew.
	 */
	public void resend() {
		TaskStatus head = this.unacknowledged.peek();
		if (head != null) {
			send(head, FIRST_RETRY);
		}
	}

	/**
	 * Send nothing from now on.
	 */
	public void close() {
		this.closed = true;
		this.unacknowledged.clear();
		cancelRetry();
	}

	private void send(TaskStatus status, Duration interval) {
		cancelRetry();
		this.retry = this.thread.after(interval, () -> send(status, longer(interval)));
		try {
			this.listener.update(this.framework, status, this.latest);
		}
		catch (RuntimeException ex) {
			// What goes on with the task must not depend on it; the timer sends the
			// update again.
			logger.warn("The update " + status.getState() + " of task '" + status.getTaskId().getValue()
					+ "' could not be handed over, it is sent again in " + interval.toSeconds() + " s", ex);
		}
	}

	private void cancelRetry() {
		if (this.retry != null) {
			this.retry.dispose();
			this.retry = null;
		}
	}

	static Duration longer(Duration interval) {
		Duration doubled = interval.multipliedBy(2);
		return (doubled.compareTo(LONGEST_RETRY) < 0) ? doubled : LONGEST_RETRY;
	}

}
