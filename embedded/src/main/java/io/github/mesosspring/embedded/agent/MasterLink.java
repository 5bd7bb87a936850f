package io.github.mesosspring.embedded.agent;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * The way from an agent to the master that leads, if one does. What is reported meanwhile
 * is lost here; updates are sent again by those who keep them. Used on the agent's thread
 * only.
 */
final class MasterLink implements AgentListener {

	private @Nullable AgentListener master;

	void connect(AgentListener master) {
		this.master = master;
	}

	void disconnect() {
		this.master = null;
	}

	@Override
	public void registered(AgentReport report) {
		if (this.master != null) {
			this.master.registered(report);
		}
	}

	@Override
	public void unregistered() {
		if (this.master != null) {
			this.master.unregistered();
		}
	}

	@Override
	public void update(FrameworkID framework, TaskStatus status, TaskState latest) {
		if (this.master != null) {
			this.master.update(framework, status, latest);
		}
	}

	@Override
	public void operationUpdate(FrameworkID framework, OperationStatus status) {
		if (this.master != null) {
			this.master.operationUpdate(framework, status);
		}
	}

	@Override
	public void message(FrameworkID framework, ExecutorID executor, ByteString data) {
		if (this.master != null) {
			this.master.message(framework, executor, data);
		}
	}

	@Override
	public void executorExited(FrameworkID framework, ExecutorID executor, int status) {
		if (this.master != null) {
			this.master.executorExited(framework, executor, status);
		}
	}

}
