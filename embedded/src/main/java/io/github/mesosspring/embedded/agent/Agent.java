package io.github.mesosspring.embedded.agent;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.AgentInfo;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.KillPolicy;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import org.jspecify.annotations.Nullable;

/**
 * An agent as its master sees it: it runs tasks and reports what becomes of them to an
 * {@link AgentListener}. All methods return at once and are called by one thread at a
 * time.
 */
public interface Agent extends AutoCloseable {

	/**
	 * What the agent offers.
	 * @return the agent, with its id and resources
	 */
	AgentInfo info();

	/**
	 * Run a task that the master found valid.
	 * @param framework the framework, with its id
	 * @param task the task, with a command
	 */
	void launch(FrameworkInfo framework, TaskInfo task);

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
	 * Shut down an executor and with it its tasks.
	 * @param framework the framework
	 * @param executor the executor; that of a command task has the id of the task
	 */
	void shutdownExecutor(FrameworkID framework, ExecutorID executor);

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
	 * End all processes of the agent, and wait for their end for a bounded time.
	 */
	@Override
	void close();

}
