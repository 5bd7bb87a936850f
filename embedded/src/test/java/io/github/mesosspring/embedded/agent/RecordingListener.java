package io.github.mesosspring.embedded.agent;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what an agent reports, and acknowledges it if it has the agent.
 */
class RecordingListener implements AgentListener {

	final List<TaskStatus> updates = new CopyOnWriteArrayList<>();

	final List<TaskState> latest = new CopyOnWriteArrayList<>();

	final List<Integer> exits = new CopyOnWriteArrayList<>();

	volatile @Nullable Agent acknowledgeTo;

	@Override
	public void registered(AgentReport report) {
	}

	@Override
	public void operationUpdate(FrameworkID framework, OperationStatus status) {
	}

	@Override
	public void message(FrameworkID framework, ExecutorID executor, ByteString data) {
	}

	@Override
	public void unregistered() {
	}

	@Override
	public void update(FrameworkID framework, TaskStatus status, TaskState latest) {
		this.latest.add(latest);
		this.updates.add(status);
		Agent agent = this.acknowledgeTo;
		if (agent != null) {
			agent.acknowledge(framework, status.getTaskId(), status.getUuid());
		}
	}

	@Override
	public void executorExited(FrameworkID framework, ExecutorID executor, int status) {
		this.exits.add(status);
	}

	List<TaskStatus> of(String task) {
		return this.updates.stream().filter((status) -> status.getTaskId().getValue().equals(task)).toList();
	}

	List<TaskState> statesOf(String task) {
		return of(task).stream().map(TaskStatus::getState).toList();
	}

	TaskStatus awaitState(String task, TaskState state) {
		Awaitility.await()
			.pollInterval(Duration.ofMillis(5))
			.atMost(Duration.ofSeconds(20))
			.until(() -> statesOf(task), (states) -> states.contains(state));
		return of(task).stream().filter((status) -> status.getState() == state).findFirst().orElseThrow();
	}

}
