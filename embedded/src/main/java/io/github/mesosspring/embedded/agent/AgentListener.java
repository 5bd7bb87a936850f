package io.github.mesosspring.embedded.agent;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;

/**
 * What an agent reports to its master. Called on the agent's own thread; the master hands
 * it over to its own.
 */
public interface AgentListener {

	/**
	 * The agent is there; nothing else is reported before this.
	 * @param report what it runs
	 */
	void registered(AgentReport report);

	/**
	 * The agent ends in good order and does not come back.
	 */
	void unregistered();

	/**
	 * A status update to forward to the framework: the first unacknowledged one of its
	 * task, or a repetition of it.
	 * @param framework the framework
	 * @param status the update, with {@code uuid}, {@code agent_id}, {@code executor_id},
	 * {@code source} and {@code timestamp}
	 * @param latest the latest state the agent knows of that task, which may be ahead of
	 * the update
	 */
	void update(FrameworkID framework, TaskStatus status, TaskState latest);

	/**
	 * The status of an operation to forward to the framework.
	 * @param framework the framework
	 * @param status the status, with {@code uuid}, {@code operation_id} and
	 * {@code agent_id}
	 */
	void operationUpdate(FrameworkID framework, OperationStatus status);

	/**
	 * A message of an executor to its framework.
	 * @param framework the framework
	 * @param executor the executor
	 * @param data the message
	 */
	void message(FrameworkID framework, ExecutorID executor, ByteString data);

	/**
	 * An executor ended.
	 * @param framework the framework
	 * @param executor the executor
	 * @param status raw wait status: exit code times 256, or the number of the signal
	 */
	void executorExited(FrameworkID framework, ExecutorID executor, int status);

}
