package io.github.mesosspring.embedded.agent;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.ContainerID;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.KillPolicy;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import org.jspecify.annotations.Nullable;

/**
 * An executor with its tasks, from its launch until it has ended and the end of its last
 * task is acknowledged. Used on the agent's thread only.
 */
interface ExecutorRun {

	ExecutorID id();

	/** What a master is told of it: nothing of the executor of a command task. */
	Optional<ExecutorInfo> info();

	/** Its tasks whose end is not acknowledged yet. */
	List<TaskInfo> tasks();

	/** Where it runs. */
	ContainerID container();

	boolean has(TaskID task);

	/**
	 * Launch tasks.
	 * @param tasks one task, or all of a group
	 * @param group whether they are a group
	 */
	void launch(List<TaskInfo> tasks, boolean group);

	void kill(TaskID task, @Nullable KillPolicy policy);

	/**
	 * Kill all tasks because the agent is emptied.
	 * @param longest how long they may take, if limited
	 */
	void drain(@Nullable Duration longest);

	void message(ByteString data);

	/** End, and the tasks before. */
	void shutdown();

	/** End, and report nothing of it: nobody wants to hear of it any more. */
	void discard();

	/** The end of a task was acknowledged. */
	void forget(TaskID task);

	/** Whether it has ended and nothing is left to be acknowledged. */
	boolean isOver();

	/** The process of the agent has ended; executors go on. */
	default void agentLost() {
	}

	/** The agent is back and has waited long enough for its executors. */
	default void agentRecovered() {
	}

}
