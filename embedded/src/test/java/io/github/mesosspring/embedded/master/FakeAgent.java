package io.github.mesosspring.embedded.master;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;

import com.google.protobuf.ByteString;
import io.github.mesosspring.embedded.agent.Agent;
import io.github.mesosspring.embedded.agent.AgentListener;
import io.github.mesosspring.embedded.agent.AgentReport;
import io.github.mesosspring.embedded.agent.LaunchedTasks;
import io.github.mesosspring.protocol.AgentInfo;
import io.github.mesosspring.protocol.DrainConfig;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.KillPolicy;
import io.github.mesosspring.protocol.Operation;
import io.github.mesosspring.protocol.OperationID;
import io.github.mesosspring.protocol.OperationState;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.Task;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agent that runs nothing, writes down what it is asked and reports what a test tells
 * it to.
 */
final class FakeAgent implements Agent {

	private final AgentInfo info;

	private volatile @Nullable AgentListener listener;

	final List<TaskInfo> launched = new CopyOnWriteArrayList<>();

	final List<Operation> applied = new CopyOnWriteArrayList<>();

	private final Set<FrameworkInfo> frameworks = new CopyOnWriteArraySet<>();

	private final List<Task> tasks = new CopyOnWriteArrayList<>();

	final List<String> asked = new CopyOnWriteArrayList<>();

	private final boolean late;

	FakeAgent(AgentInfo info) {
		this(info, false);
	}

	/**
	 * Create an agent.
	 * @param info what it offers
	 * @param late whether it registers only when a test says so
	 */
	FakeAgent(AgentInfo info, boolean late) {
		this.info = info;
		this.late = late;
	}

	@Override
	public void connect(AgentListener master) {
		this.listener = master;
		if (!this.late) {
			register();
		}
	}

	void register() {
		listener().registered(report());
	}

	void report(FrameworkID framework, TaskStatus status, TaskState latest) {
		listener().update(framework, status, latest);
	}

	/**
	 * Report a state of a task, with a uuid that names it.
	 */
	void report(FrameworkID framework, String task, TaskState state, TaskState latest) {
		TaskStatus status = TaskStatus.newBuilder()
			.setTaskId(TaskID.newBuilder().setValue(task))
			.setState(state)
			.setAgentId(this.info.getId())
			.setExecutorId(ExecutorID.newBuilder().setValue(task))
			.setSource(TaskStatus.Source.SOURCE_EXECUTOR)
			.setTimestamp(1)
			.setUuid(uuid(state))
			.build();
		listener().update(framework, status, latest);
	}

	void report(FrameworkID framework, String task, TaskState state) {
		report(framework, task, state, state);
	}

	/** As if the executors had not survived the agent. */
	void forgetTasks() {
		this.tasks.clear();
	}

	/**
	 * Report the state of an operation that was applied.
	 */
	void report(Operation operation, OperationState state) {
		listener().operationUpdate(operation.getFrameworkId(),
				OperationStatus.newBuilder()
					.setOperationId(operation.getInfo().getId())
					.setState(state)
					.setAgentId(this.info.getId())
					.setUuid(UUID.newBuilder().setValue(uuid(TaskState.TASK_RUNNING)))
					.build());
	}

	void exit(FrameworkID framework, String executor, int status) {
		listener().executorExited(framework, ExecutorID.newBuilder().setValue(executor).build(), status);
	}

	static ByteString uuid(TaskState state) {
		byte[] uuid = new byte[16];
		uuid[0] = (byte) state.getNumber();
		uuid[6] = 0x40;
		return ByteString.copyFrom(uuid);
	}

	List<String> asked() {
		return new ArrayList<>(this.asked);
	}

	@Override
	public AgentInfo info() {
		return this.info;
	}

	private AgentReport report() {
		return new AgentReport(this.info.getResourcesList(), new ArrayList<>(this.frameworks), List.of(),
				new ArrayList<>(this.tasks), List.of());
	}

	private AgentListener listener() {
		return Objects.requireNonNull(this.listener);
	}

	@Override
	public void disconnect() {
		this.listener = null;
	}

	@Override
	public void launch(FrameworkInfo framework, TaskInfo task) {
		this.frameworks.add(framework);
		this.tasks.add(LaunchedTasks.of(framework.getId(), task));
		this.launched.add(task);
		this.asked.add("launch " + task.getTaskId().getValue());
	}

	@Override
	public void launchGroup(FrameworkInfo framework, ExecutorInfo executor, Iterable<TaskInfo> tasks) {
		this.asked.add("group " + executor.getExecutorId().getValue());
	}

	@Override
	public void message(FrameworkID framework, ExecutorID executor, ByteString data) {
		this.asked.add("message " + executor.getValue() + " " + data.toStringUtf8());
	}

	@Override
	public void apply(Operation operation) {
		this.applied.add(operation);
		this.asked.add("apply " + operation.getInfo().getType());
	}

	@Override
	public void acknowledgeOperation(FrameworkID framework, OperationID operation, ByteString uuid) {
		this.asked.add("acknowledge operation " + operation.getValue());
	}

	@Override
	public void drain(DrainConfig config) {
		this.asked.add("drain");
	}

	@Override
	public void shutdown() {
		this.asked.add("shutdown");
	}

	@Override
	public void kill(FrameworkID framework, TaskID task, @Nullable KillPolicy policy) {
		this.asked.add("kill " + task.getValue());
	}

	@Override
	public void acknowledge(FrameworkID framework, TaskID task, ByteString uuid) {
		this.asked.add("acknowledge " + task.getValue() + " " + TaskState.forNumber(uuid.byteAt(0)));
	}

	@Override
	public void shutdownExecutor(FrameworkID framework, ExecutorID executor) {
		this.asked.add("shutdown " + executor.getValue());
	}

	@Override
	public void frameworkUpdated(FrameworkInfo framework) {
		this.asked.add("updated " + framework.getName());
	}

	@Override
	public void removeFramework(FrameworkID framework) {
		this.asked.add("remove " + framework.getValue());
	}

	@Override
	public void close() {
		this.asked.add("close");
	}

}
