package io.github.mesosspring.embedded.coverage;

import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.CommandInfo;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.TaskGroupInfo;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.executor.Call;
import io.github.mesosspring.protocol.executor.Event;
import io.github.mesosspring.wire.Api;

/**
 * An executor makes every call and hears every event, and so does the scheduler whatever
 * needs an executor. Its process only sleeps; the test speaks for it.
 */
final class ExecutorScript {

	private static final ExecutorID EXECUTOR = ExecutorID.newBuilder().setValue("ex").build();

	private final ClusterSession session;

	private final SchedulerScript scheduler;

	ExecutorScript(ClusterSession session, SchedulerScript scheduler) {
		this.session = session;
		this.scheduler = scheduler;
	}

	/**
	 * Live until the framework shuts the executor down.
	 * @param meanwhile what else is to be done while its tasks run
	 */
	void live(Runnable meanwhile) {
		Offer offer = this.session.nextOffer();
		AgentID agent = offer.getAgentId();
		this.scheduler.accept(offer, launch(agent));
		URI endpoint = URI.create("http://127.0.0.1:" + offer.getUrl().getAddress().getPort() + "/api/v1/executor");
		try (Peer executor = this.session.peer(endpoint, Api.EXECUTOR)) {
			executor.open(call(Call.Type.SUBSCRIBE, (call) -> call.getSubscribeBuilder()));
			executor.await("SUBSCRIBED", Event.class);
			executor.await("LAUNCH", Event.class);
			run(executor);
			converse(executor, agent);
			this.scheduler.accept(this.session.nextOffer(), launchGroup(agent));
			executor.await("LAUNCH_GROUP", Event.class);
			meanwhile.run();
			shutDown(executor, agent);
		}
	}

	private void run(Peer executor) {
		executor.call(call(Call.Type.UPDATE, (call) -> call.getUpdateBuilder().setStatus(running())));
		executor.await("ACKNOWLEDGED", Event.class);
		this.scheduler
			.acknowledge(this.session.scheduler.await("UPDATE", io.github.mesosspring.protocol.scheduler.Event.class)
				.getUpdate()
				.getStatus());
	}

	private void converse(Peer executor, AgentID agent) {
		ByteString data = ByteString.copyFromUtf8("hello");
		executor.call(call(Call.Type.MESSAGE, (call) -> call.getMessageBuilder().setData(data)));
		this.session.scheduler.await("MESSAGE", io.github.mesosspring.protocol.scheduler.Event.class);
		this.session.call(io.github.mesosspring.protocol.scheduler.Call.Type.MESSAGE,
				(call) -> call.getMessageBuilder().setAgentId(agent).setExecutorId(EXECUTOR).setData(data));
		executor.await("MESSAGE", Event.class);
		this.session.call(io.github.mesosspring.protocol.scheduler.Call.Type.KILL,
				(call) -> call.getKillBuilder().setTaskId(id("t")).setAgentId(agent));
		executor.await("KILL", Event.class);
		executor.call(call(Call.Type.HEARTBEAT, (call) -> {
		}));
		this.session.advance(Duration.ofMinutes(31));
		executor.await("HEARTBEAT", Event.class);
	}

	private void shutDown(Peer executor, AgentID agent) {
		this.session.call(io.github.mesosspring.protocol.scheduler.Call.Type.SHUTDOWN,
				(call) -> call.getShutdownBuilder().setAgentId(agent).setExecutorId(EXECUTOR));
		executor.await("SHUTDOWN", Event.class);
		this.session.scheduler.await("FAILURE", io.github.mesosspring.protocol.scheduler.Event.class);
	}

	private Call call(Call.Type type, Consumer<Call.Builder> customizer) {
		Call.Builder call = Call.newBuilder().setType(type).setFrameworkId(this.session.id).setExecutorId(EXECUTOR);
		customizer.accept(call);
		return call.build();
	}

	private static TaskStatus running() {
		byte[] uuid = new byte[16];
		uuid[6] = 0x40;
		return TaskStatus.newBuilder()
			.setTaskId(id("t"))
			.setState(TaskState.TASK_RUNNING)
			.setSource(TaskStatus.Source.SOURCE_EXECUTOR)
			.setUuid(ByteString.copyFrom(uuid))
			.build();
	}

	private Offer.Operation launch(AgentID agent) {
		Offer.Operation.Builder launch = Offer.Operation.newBuilder().setType(Offer.Operation.Type.LAUNCH);
		launch.getLaunchBuilder().addTaskInfos(task("t", agent).setExecutor(executor()));
		return launch.build();
	}

	private Offer.Operation launchGroup(AgentID agent) {
		Offer.Operation.Builder launch = Offer.Operation.newBuilder().setType(Offer.Operation.Type.LAUNCH_GROUP);
		launch.getLaunchGroupBuilder()
			.setExecutor(executor())
			.setTaskGroup(TaskGroupInfo.newBuilder()
				.addTasks(task("g", agent).setCommand(CommandInfo.newBuilder().setValue("true"))));
		return launch.build();
	}

	private static TaskInfo.Builder task(String id, AgentID agent) {
		return TaskInfo.newBuilder()
			.setName(id)
			.setTaskId(id(id))
			.setAgentId(agent)
			.addResources(SchedulerScript.scalar("cpus", 0.1))
			.addResources(SchedulerScript.scalar("mem", 32));
	}

	private ExecutorInfo executor() {
		return ExecutorInfo.newBuilder()
			.setType(ExecutorInfo.Type.CUSTOM)
			.setExecutorId(EXECUTOR)
			.setFrameworkId(this.session.id)
			.addResources(SchedulerScript.scalar("cpus", 0.1))
			.addResources(SchedulerScript.scalar("mem", 32))
			.addResources(SchedulerScript.scalar("disk", 16))
			.setCommand(CommandInfo.newBuilder().setValue("exec sleep 1000"))
			.build();
	}

	private static TaskID id(String id) {
		return TaskID.newBuilder().setValue(id).build();
	}

}
