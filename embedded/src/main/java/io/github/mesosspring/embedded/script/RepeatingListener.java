package io.github.mesosspring.embedded.script;

import com.google.protobuf.ByteString;
import io.github.mesosspring.embedded.agent.AgentListener;
import io.github.mesosspring.embedded.agent.AgentReport;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;

/**
 * Passes each update on twice.
 */
final class RepeatingListener implements AgentListener {

	private final AgentListener listener;

	RepeatingListener(AgentListener listener) {
		this.listener = listener;
	}

	@Override
	public void registered(AgentReport report) {
		this.listener.registered(report);
	}

	@Override
	public void disconnected() {
		this.listener.disconnected();
	}

	@Override
	public void update(FrameworkID framework, TaskStatus status, TaskState latest) {
		this.listener.update(framework, status, latest);
		this.listener.update(framework, status, latest);
	}

	@Override
	public void operationUpdate(FrameworkID framework, OperationStatus status) {
		this.listener.operationUpdate(framework, status);
	}

	@Override
	public void message(FrameworkID framework, ExecutorID executor, ByteString data) {
		this.listener.message(framework, executor, data);
	}

	@Override
	public void executorExited(FrameworkID framework, ExecutorID executor, int status) {
		this.listener.executorExited(framework, executor, status);
	}

}
