package io.github.mesosspring.embedded.agent;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.AgentInfo;
import io.github.mesosspring.protocol.DrainConfig;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.KillPolicy;
import io.github.mesosspring.protocol.Operation;
import io.github.mesosspring.protocol.OperationID;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import org.jspecify.annotations.Nullable;

/**
 * An agent as its master sees it: it registers, runs tasks and reports what becomes of
 * them to an {@link AgentListener}. All methods return at once and are called by one
 * thread at a time.
 */
public interface Agent extends AutoCloseable {

	/**
	 * What the agent offers.
	 * @return the agent, with its id and resources
	 */
	AgentInfo info();

	/**
	 * What its tasks wrote.
	 * @return the files, {@code null} if it runs no processes
	 */
	default @Nullable SandboxFiles sandboxes() {
		return null;
	}

	/**
	 * A master leads: register with it. What was to be reported before and is not
	 * acknowledged is reported again.
	 * @param master whom to report to from now on
	 */
	void connect(AgentListener master);

	/**
	 * The link to the master is gone. Tasks go on; updates are kept.
	 */
	void disconnect();

	/**
	 * Run a task that the master found valid.
	 * @param framework the framework, with its id
	 * @param task the task, with a command or an executor
	 */
	void launch(FrameworkInfo framework, TaskInfo task);

	/**
	 * Run tasks of which each lives and dies with the others.
	 * @param framework the framework, with its id
	 * @param executor the executor of all of them
	 * @param tasks the tasks, at least one
	 */
	void launchGroup(FrameworkInfo framework, ExecutorInfo executor, Iterable<TaskInfo> tasks);

	/**
	 * Kill a task. Nothing happens if it is unknown or has ended.
	 * @param framework the framework
	 * @param task the task
	 * @param policy the policy of the KILL call; the command executor heeds the task's
	 * own only
	 */
	void kill(FrameworkID framework, TaskID task, @Nullable KillPolicy policy);

	/**
	 * An update was acknowledged: the next one of that task follows. Anything that is not
	 * the update under way is ignored.
	 * @param framework the framework
	 * @param task the task
	 * @param uuid the {@code uuid} of the update, 16 bytes
	 */
	void acknowledge(FrameworkID framework, TaskID task, ByteString uuid);

	/**
	 * Hand a message to an executor. Lost if it does not run.
	 * @param framework the framework
	 * @param executor the executor
	 * @param data the message
	 */
	void message(FrameworkID framework, ExecutorID executor, ByteString data);

	/**
	 * Shut down an executor and with it its tasks.
	 * @param framework the framework
	 * @param executor the executor; that of a command task has the id of the task
	 */
	void shutdownExecutor(FrameworkID framework, ExecutorID executor);

	/**
	 * Apply an operation on the resources of the agent, which the master took for valid.
	 * If its framework asked for feedback, its status is reported until it is
	 * acknowledged.
	 * @param operation the operation, with a uuid
	 */
	void apply(Operation operation);

	/**
	 * The status of an operation was acknowledged.
	 * @param framework the framework
	 * @param operation the operation
	 * @param uuid the {@code uuid} of the status, 16 bytes
	 */
	void acknowledgeOperation(FrameworkID framework, OperationID operation, ByteString uuid);

	/**
	 * The framework subscribed again, or its information changed: send the first
	 * unacknowledged update of every task now, those of other frameworks too, as a real
	 * agent does, and start its retry interval anew.
	 * @param framework the framework, with its id
	 */
	void frameworkUpdated(FrameworkInfo framework);

	/**
	 * The framework was removed: kill its tasks and forget them, without updates.
	 * @param framework the framework
	 */
	void removeFramework(FrameworkID framework);

	/**
	 * Kill all tasks because the agent is to be emptied.
	 * @param config how long they may take, and whether the agent is gone then
	 */
	void drain(DrainConfig config);

	/**
	 * The master has no use for the agent any more: end all tasks without updates.
	 */
	void shutdown();

	/**
	 * End all processes of the agent, and wait for their end for a bounded time.
	 */
	@Override
	void close();

}
