package io.github.mesosspring.embedded.script;

import java.util.ArrayList;
import java.util.List;

import com.google.protobuf.ByteString;
import io.github.mesosspring.embedded.agent.Agent;
import io.github.mesosspring.embedded.agent.AgentListener;
import io.github.mesosspring.embedded.agent.AgentReport;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * What an agent reported, one line each, in order. It acknowledges if it has the agent.
 */
final class SeenReports implements AgentListener {

	final List<String> lines = new ArrayList<>();

	final List<TaskStatus> updates = new ArrayList<>();

	final List<AgentReport> registrations = new ArrayList<>();

	@Nullable Agent acknowledgeTo;

	@Override
	public void disconnected() {
	}

	@Override
	public void registered(AgentReport report) {
		this.registrations.add(report);
	}

	@Override
	public void update(FrameworkID framework, TaskStatus status, TaskState latest) {
		this.updates.add(status);
		this.lines.add(status.getTaskId().getValue() + " " + status.getState().name().substring("TASK_".length()));
		if (this.acknowledgeTo != null) {
			this.acknowledgeTo.acknowledge(framework, status.getTaskId(), status.getUuid());
		}
	}

	@Override
	public void operationUpdate(FrameworkID framework, OperationStatus status) {
		this.lines.add("operation " + status.getState());
	}

	@Override
	public void message(FrameworkID framework, ExecutorID executor, ByteString data) {
		this.lines.add("message of " + executor.getValue() + ": " + data.toStringUtf8());
	}

	@Override
	public void executorExited(FrameworkID framework, ExecutorID executor, int status) {
		this.lines.add("executor " + executor.getValue() + " exited with " + status);
	}

	List<String> take() {
		List<String> taken = List.copyOf(this.lines);
		this.lines.clear();
		return taken;
	}

	TaskStatus last() {
		return this.updates.get(this.updates.size() - 1);
	}

}
