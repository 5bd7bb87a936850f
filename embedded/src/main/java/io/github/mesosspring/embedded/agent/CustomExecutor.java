package io.github.mesosspring.embedded.agent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.google.protobuf.ByteString;
import io.github.mesosspring.embedded.http.EventStream;
import io.github.mesosspring.protocol.ContainerID;
import io.github.mesosspring.protocol.ContainerStatus;
import io.github.mesosspring.protocol.DurationInfo;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.KillPolicy;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.executor.Call;
import io.github.mesosspring.protocol.executor.Event;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;

/**
 * An executor of the framework's own: a process that speaks the Executor API. Its stream
 * and its process are independent of each other; only the end of the process ends it.
 * Used on the agent's thread only.
 */
final class CustomExecutor implements ExecutorRun {

	private static final Log logger = LogFactory.getLog(CustomExecutor.class);

	private enum State {

		REGISTERING, RUNNING, TERMINATING, TERMINATED

	}

	private final FrameworkInfo framework;

	private final ExecutorInfo info;

	private final AgentServices agent;

	private final ContainerID container = Containers.create();

	/** What waits for the executor to subscribe. */
	private final List<Delivery> queued = new ArrayList<>();

	/** All tasks whose end is not acknowledged yet, the queued ones too. */
	private final Map<TaskID, TaskInfo> tasks = new LinkedHashMap<>();

	private State state = State.REGISTERING;

	private boolean everSentTask;

	private boolean discarded;

	private @Nullable ProcessTree process;

	private @Nullable EventStream stream;

	private ExecutorEnd end = ExecutorEnd.ended();

	private Disposable timeout = Disposables.disposed();

	private Disposable heartbeat = Disposables.disposed();

	CustomExecutor(FrameworkInfo framework, ExecutorInfo info, AgentServices agent) {
		this.framework = framework;
		this.info = info;
		this.agent = agent;
		agent.thread().run(this::start);
	}

	private void start() {
		if (this.state != State.REGISTERING) {
			return;
		}
		ProcessTree process;
		try {
			process = this.agent.launcher().launch(this.framework, this.info, this.container);
		}
		catch (LaunchException ex) {
			logger.warn("Executor '" + id().getValue() + "' cannot be launched: " + ex.getMessage());
			logger.debug("Its cause", ex);
			this.end = ExecutorEnd.notLaunched(ex);
			exited(-1);
			return;
		}
		this.process = process;
		this.timeout = this.agent.thread().after(AgentTimeouts.REGISTRATION, () -> {
			this.end = ExecutorEnd.neverRegistered();
			destroy();
		});
		process.exit()
			.whenComplete((status, ex) -> this.agent.thread().run(() -> exited((status != null) ? status.raw() : -1)));
	}

	@Override
	public ExecutorID id() {
		return this.info.getExecutorId();
	}

	@Override
	public Optional<ExecutorInfo> info() {
		return (this.state == State.TERMINATED) ? Optional.empty() : Optional.of(this.info);
	}

	@Override
	public List<TaskInfo> tasks() {
		return List.copyOf(this.tasks.values());
	}

	@Override
	public ContainerID container() {
		return this.container;
	}

	@Override
	public boolean has(TaskID task) {
		return this.tasks.containsKey(task);
	}

	@Override
	public void launch(List<TaskInfo> launched, boolean group) {
		if (this.state == State.TERMINATING || this.state == State.TERMINATED) {
			launched.forEach((task) -> add(ExecutorEnd.refuse(this.framework, task, this.container, this.agent)));
			return;
		}
		launched.forEach((task) -> this.tasks.put(task.getTaskId(), task));
		Delivery delivery = new Delivery(launched, group);
		if (this.state == State.REGISTERING) {
			this.queued.add(delivery);
		}
		else {
			deliver(delivery);
		}
	}

	private void deliver(Delivery delivery) {
		this.everSentTask = true;
		send(delivery.event());
	}

	/**
	 * Begin to send events. An earlier stream ends without one.
	 * @param subscription the new stream
	 * @param subscribe what the executor knows
	 */
	void subscribe(EventStream subscription, Call.Subscribe subscribe) {
		if (this.state == State.TERMINATING || this.state == State.TERMINATED) {
			subscription.send(ExecutorEvents.SHUTDOWN);
			subscription.end();
			return;
		}
		if (this.stream != null) {
			this.stream.end();
		}
		this.stream = subscription;
		this.timeout.dispose();
		this.state = State.RUNNING;
		if (!this.everSentTask && this.queued.isEmpty()) {
			shutdown();
			return;
		}
		send(ExecutorEvents.subscribed(this.info, this.framework, this.agent.info(), this.container));
		subscribe.getUnacknowledgedUpdatesList().forEach((update) -> update(update.getStatus()));
		dropLostOnTheWay(subscribe.getUnacknowledgedTasksList());
		this.queued.forEach(this::deliver);
		this.queued.clear();
		this.heartbeat.dispose();
		scheduleHeartbeat();
	}

	private void scheduleHeartbeat() {
		this.heartbeat = this.agent.thread().after(AgentTimeouts.HEARTBEAT, () -> {
			send(ExecutorEvents.HEARTBEAT);
			scheduleHeartbeat();
		});
	}

	/** What was sent while the agent or the stream ended may never have arrived. */
	private void dropLostOnTheWay(List<TaskInfo> received) {
		Set<TaskID> known = received.stream().map(TaskInfo::getTaskId).collect(Collectors.toSet());
		this.queued.forEach((delivery) -> delivery.tasks().forEach((task) -> known.add(task.getTaskId())));
		unfinished().stream()
			.filter((task) -> latest(task) == TaskState.TASK_STAGING && !known.contains(task.getTaskId()))
			.forEach((task) -> add(
					new ExecutorEnd(Capabilities.dropped(this.framework), TaskStatus.Reason.REASON_AGENT_RESTARTED,
							"Task launched during agent restart")
						.of(task, this.container, this.agent)));
	}

	boolean isSubscribed() {
		return this.stream != null;
	}

	/**
	 * The executor reports an update. It is acknowledged, also when it is repeated, if
	 * the task is one of its own.
	 */
	void update(TaskStatus status) {
		if (status.hasAgentId() && !status.getAgentId().equals(this.agent.info().getId())) {
			logger.warn("An update of executor '" + id().getValue() + "' names another agent and is dropped");
			return;
		}
		TaskStatus.Builder update = status.toBuilder().setAgentId(this.agent.info().getId());
		boolean own = has(status.getTaskId());
		if (own) {
			complete(update.getContainerStatusBuilder());
		}
		add(update.build());
		if (own) {
			send(ExecutorEvents.acknowledged(status.getTaskId(), status.getUuid()));
		}
	}

	/** The executor need not say what the agent knows. */
	private void complete(ContainerStatus.Builder status) {
		ContainerStatus known = StatusUpdates.running(this.container, (this.process != null) ? this.process.pid() : 0);
		if (!status.hasContainerId()) {
			status.setContainerId(known.getContainerId());
		}
		if (status.getNetworkInfosCount() == 0) {
			status.addAllNetworkInfos(known.getNetworkInfosList());
		}
		if (!status.hasExecutorPid()) {
			status.setExecutorPid(known.getExecutorPid());
		}
	}

	/** The executor has a message for its framework. */
	void messageToFramework(ByteString data) {
		this.agent.master().message(this.framework.getId(), id(), data);
	}

	@Override
	public void kill(TaskID task, @Nullable KillPolicy policy) {
		Optional<Delivery> waiting = this.queued.stream().filter((delivery) -> delivery.has(task)).findFirst();
		if (waiting.isPresent()) {
			this.queued.remove(waiting.get());
			waiting.get()
				.tasks()
				.forEach((each) -> add(
						new ExecutorEnd(TaskState.TASK_KILLED, TaskStatus.Reason.REASON_TASK_KILLED_DURING_LAUNCH,
								"Killed before delivery to the executor")
							.of(each, this.container, this.agent)));
			return;
		}
		send(ExecutorEvents.kill(task, policy));
	}

	@Override
	public void drain(@Nullable Duration longest) {
		KillPolicy policy = (longest != null) ? KillPolicy.newBuilder()
			.setGracePeriod(DurationInfo.newBuilder().setNanoseconds(longest.toNanos()))
			.build() : null;
		unfinished().forEach((task) -> kill(task.getTaskId(), policy));
	}

	@Override
	public void message(ByteString data) {
		send(ExecutorEvents.message(data));
	}

	/** The executor is asked to end itself, and ended by force when it does not. */
	@Override
	public void shutdown() {
		if (this.state == State.REGISTERING || this.state == State.RUNNING) {
			this.state = State.TERMINATING;
			send(ExecutorEvents.SHUTDOWN);
			this.timeout.dispose();
			this.timeout = this.agent.thread().after(AgentTimeouts.shutdownGrace(this.info), this::destroy);
		}
	}

	private void destroy() {
		if (this.process != null) {
			this.state = State.TERMINATING;
			this.agent.launcher().end(this.process);
		}
		else if (this.state != State.TERMINATED) {
			exited(-1);
		}
	}

	private void exited(int status) {
		this.state = State.TERMINATED;
		this.timeout.dispose();
		this.heartbeat.dispose();
		if (!this.discarded) {
			this.agent.master().executorExited(this.framework.getId(), id(), status);
			unfinished().forEach((task) -> add(this.end.of(task, this.container, this.agent)));
		}
		this.agent.changed().accept(this.framework.getId());
	}

	private List<TaskInfo> unfinished() {
		return this.tasks.values().stream().filter((task) -> !LaunchedTasks.isTerminal(latest(task))).toList();
	}

	private TaskState latest(TaskInfo task) {
		return this.agent.updates().latest(this.framework.getId(), task.getTaskId());
	}

	@Override
	public void discard() {
		this.discarded = true;
		shutdown();
	}

	@Override
	public void forget(TaskID task) {
		this.tasks.remove(task);
	}

	@Override
	public boolean isOver() {
		return this.state == State.TERMINATED && this.tasks.isEmpty();
	}

	@Override
	public void agentLost() {
		this.stream = null;
	}

	@Override
	public void agentRecovered() {
		if (this.stream == null && (this.state == State.REGISTERING || this.state == State.RUNNING)) {
			this.end = ExecutorEnd.notReregistered(this.framework);
			destroy();
		}
	}

	private void add(TaskStatus status) {
		if (!this.discarded) {
			this.agent.updates().add(this.framework, status);
		}
	}

	private void send(Event event) {
		if (this.stream != null) {
			this.stream.send(event);
		}
	}

	/**
	 * Tasks on their way to the executor.
	 */
	private record Delivery(List<TaskInfo> tasks, boolean group) {

		boolean has(TaskID id) {
			return this.tasks.stream().anyMatch((task) -> task.getTaskId().equals(id));
		}

		Event event() {
			return this.group ? ExecutorEvents.launchGroup(this.tasks) : ExecutorEvents.launch(this.tasks.get(0));
		}

	}

}
