package io.github.mesosspring.embedded.script;

import java.util.ArrayList;
import java.util.List;

import com.google.protobuf.ByteString;
import io.github.mesosspring.embedded.agent.AgentListener;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.TaskState;
import org.jspecify.annotations.Nullable;

/**
 * What tasks of the same executor share: messages, and their end if it ends. Used on the
 * agent's thread only.
 */
final class ScriptedExecutor {

	/** The kinds of executors there are. */
	enum Kind {

		/** Made by the agent for one task; its normal end is not reported. */
		COMMAND,

		/** Made for the tasks of a group: one that fails or is killed ends all. */
		GROUP,

		/** The framework's own: it outlives its tasks. */
		CUSTOM

	}

	/** The raw wait status of a process that got SIGKILL. */
	private static final int KILLED = 9;

	/** The raw wait status of a process that got SIGTERM. */
	private static final int TERMINATED = 15;

	private final Kind kind;

	private final FrameworkID framework;

	private final ExecutorID id;

	private final @Nullable ExecutorInfo info;

	private final AgentListener listener;

	private final List<ScriptedTask> tasks = new ArrayList<>(1);

	private boolean gone;

	ScriptedExecutor(Kind kind, FrameworkID framework, ExecutorID id, @Nullable ExecutorInfo info,
			AgentListener listener) {
		this.kind = kind;
		this.framework = framework;
		this.id = id;
		this.info = info;
		this.listener = listener;
	}

	FrameworkID framework() {
		return this.framework;
	}

	ExecutorID id() {
		return this.id;
	}

	/** What a master is told of it; {@code null} for the executor of a command. */
	@Nullable ExecutorInfo describe() {
		return (this.info != null) ? this.info.toBuilder().setFrameworkId(this.framework).build() : null;
	}

	boolean isGone() {
		return this.gone || (this.kind == Kind.COMMAND && this.tasks.stream().allMatch(ScriptedTask::hasEnded));
	}

	void add(ScriptedTask task) {
		this.tasks.add(task);
	}

	void message(ByteString data) {
		if (this.tasks.stream().anyMatch(ScriptedTask::echoes)) {
			this.listener.message(this.framework, this.id, data);
		}
	}

	void crash() {
		end(KILLED);
	}

	void shutdown() {
		if (this.kind == Kind.COMMAND) {
			// Such an executor reports its task as killed before it ends.
			List.copyOf(this.tasks).forEach(ScriptedTask::kill);
		}
		else {
			end(TERMINATED);
		}
	}

	/** A real agent reports the executor before its tasks. */
	private void end(int status) {
		if (!this.gone) {
			this.gone = true;
			this.listener.executorExited(this.framework, this.id, status);
			List.copyOf(this.tasks).forEach(ScriptedTask::loseExecutor);
		}
	}

	/** A task ended in the ordinary way. */
	void ended(ScriptedTask task, TaskState last) {
		if (this.kind == Kind.CUSTOM) {
			this.tasks.remove(task);
		}
		if (this.kind == Kind.GROUP && !this.gone) {
			if (last != TaskState.TASK_FINISHED) {
				List.copyOf(this.tasks).forEach(ScriptedTask::kill);
			}
			if (!this.gone && this.tasks.stream().allMatch(ScriptedTask::hasEnded)) {
				this.gone = true;
				this.listener.executorExited(this.framework, this.id, 0);
			}
		}
	}

}
