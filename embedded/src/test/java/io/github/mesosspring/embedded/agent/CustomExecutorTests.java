package io.github.mesosspring.embedded.agent;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.CommandInfo;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.executor.Call;
import io.github.mesosspring.protocol.executor.Event;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Custom executors: real processes, while a test speaks for them, on a clock that it sets
 * forward.
 */
class CustomExecutorTests {

	private static final FrameworkInfo FRAMEWORK = Tasks.FRAMEWORK.toBuilder()
		.setCheckpoint(true)
		.addCapabilities(FrameworkInfo.Capability.newBuilder().setType(FrameworkInfo.Capability.Type.PARTITION_AWARE))
		.build();

	private static final ExecutorInfo SLEEPER = executor("env > env.tmp; mv env.tmp env; exec sleep 1000");

	private static final ExecutorTokens TOKENS = new ExecutorTokens("secret".getBytes(StandardCharsets.UTF_8));

	@TempDir
	private Path work;

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	private final RecordingListener listener = new RecordingListener();

	private RestartableAgent agent;

	private TestExecutor executor;

	@BeforeEach
	void create() {
		this.agent = LocalAgents.create(Tasks.AGENT, this.work, this.clock);
		this.agent.connect(this.listener);
		this.executor = new TestExecutor(this.agent, "ex");
	}

	@AfterEach
	void close() {
		this.agent.close();
	}

	private static ExecutorInfo executor(String command) {
		return ExecutorInfo.newBuilder()
			.setType(ExecutorInfo.Type.CUSTOM)
			.setExecutorId(ExecutorID.newBuilder().setValue("ex"))
			.setFrameworkId(Tasks.FRAMEWORK_ID)
			.setCommand(CommandInfo.newBuilder().setValue(command))
			.build();
	}

	private static TaskInfo task(String id) {
		return Tasks.shell(id, "").toBuilder().clearCommand().setExecutor(SLEEPER).build();
	}

	@Test
	void tellsTheProcessWhereItsAgentIsAsRecorded() {
		this.agent.launch(FRAMEWORK, task("t"));
		this.executor.subscribe();
		awaitEvents(2);
		Path sandbox = this.work.resolve("frameworks/framework-0000/executors/ex/runs")
			.resolve(this.executor.events.get(0).getSubscribed().getContainerId().getValue());
		Tasks.awaitLine(sandbox.resolve("env"));
		Map<String, String> environment = Tasks.lines(sandbox.resolve("env"))
			.stream()
			.map((line) -> line.split("=", 2))
			.collect(Collectors.toMap((pair) -> pair[0], (pair) -> pair[1]));
		String endpoint = "127.0.0.1:" + this.agent.info().getPort();
		environment.keySet().removeAll(List.of("PWD", "SHLVL", "_", "OLDPWD"));
		assertThat(environment).containsOnlyKeys("LIBPROCESS_IP", "LIBPROCESS_PORT", "MESOS_AGENT_ENDPOINT",
				"MESOS_CHECKPOINT", "MESOS_DIRECTORY", "MESOS_EXECUTOR_ID", "MESOS_EXECUTOR_SHUTDOWN_GRACE_PERIOD",
				"MESOS_FRAMEWORK_ID", "MESOS_HTTP_COMMAND_EXECUTOR", "MESOS_RECOVERY_TIMEOUT", "MESOS_SANDBOX",
				"MESOS_SLAVE_ID", "MESOS_SLAVE_PID", "MESOS_SUBSCRIPTION_BACKOFF_MAX", "PATH");
		assertThat(environment).containsEntry("MESOS_AGENT_ENDPOINT", endpoint)
			.containsEntry("MESOS_SLAVE_PID", "slave(1)@" + endpoint)
			.containsEntry("MESOS_CHECKPOINT", "1")
			.containsEntry("MESOS_RECOVERY_TIMEOUT", "15mins")
			.containsEntry("MESOS_SUBSCRIPTION_BACKOFF_MAX", "2secs")
			.containsEntry("MESOS_EXECUTOR_SHUTDOWN_GRACE_PERIOD", "5secs")
			.containsEntry("MESOS_SANDBOX", sandbox.toString());
	}

	@Test
	void endsAnExecutorThatDoesNotSubscribeWithinAMinute() {
		this.agent.launch(FRAMEWORK, task("t"));
		this.clock.advanceTimeBy(Duration.ofSeconds(61));
		TaskStatus failed = this.listener.awaitState("t", TaskState.TASK_FAILED);
		assertThat(failed.getReason()).isEqualTo(TaskStatus.Reason.REASON_EXECUTOR_REGISTRATION_TIMEOUT);
		assertThat(failed.getMessage()).isEqualTo("Executor did not register within 1mins");
		assertThat(this.listener.exits).containsExactly(9);
	}

	@Test
	void reportsTheExitBeforeTheTasks() {
		TaskInfo task = task("t").toBuilder().setExecutor(executor("exit 3")).build();
		this.agent.launch(FRAMEWORK, task);
		TaskStatus failed = this.listener.awaitState("t", TaskState.TASK_FAILED);
		assertThat(failed.getReason()).isEqualTo(TaskStatus.Reason.REASON_EXECUTOR_TERMINATED);
		assertThat(this.listener.exits).containsExactly(3 * 256);
	}

	@Test
	void reportsAnExecutorThatCannotBeLaunched() {
		ExecutorInfo missing = executor("").toBuilder()
			.setCommand(CommandInfo.newBuilder().setShell(false).setValue("/no/such/executor"))
			.build();
		this.agent.launch(FRAMEWORK, task("t").toBuilder().setExecutor(missing).build());
		TaskStatus failed = this.listener.awaitState("t", TaskState.TASK_FAILED);
		assertThat(failed.getReason()).isEqualTo(TaskStatus.Reason.REASON_CONTAINER_LAUNCH_FAILED);
		assertThat(failed.getMessage()).contains("/no/such/executor");
		assertThat(this.listener.exits).containsExactly(-1);
	}

	@Test
	void dropsATaskThatTheExecutorNeverSaw() {
		this.agent.launch(FRAMEWORK, task("t"));
		this.executor.subscribe();
		awaitEvents(2);
		TestExecutor again = new TestExecutor(this.agent, "ex");
		again.subscribe();
		TaskStatus dropped = this.listener.awaitState("t", TaskState.TASK_DROPPED);
		assertThat(dropped.getReason()).isEqualTo(TaskStatus.Reason.REASON_AGENT_RESTARTED);
		Awaitility.await().until(() -> this.executor.end.equals("end"));
		assertThat(this.executor.types()).containsExactly(Event.Type.SUBSCRIBED, Event.Type.LAUNCH);
	}

	@Test
	void endsExecutorsThatDoNotComeBackAfterARestart() {
		this.agent.launch(FRAMEWORK, task("t"));
		this.executor.subscribe();
		awaitEvents(2);
		this.executor.update("t", TaskState.TASK_RUNNING, "run");
		restart();
		TaskStatus running = this.listener.awaitState("t", TaskState.TASK_RUNNING);
		this.agent.acknowledge(Tasks.FRAMEWORK_ID, running.getTaskId(), running.getUuid());
		TaskStatus gone = this.listener.awaitState("t", TaskState.TASK_GONE);
		assertThat(gone.getReason()).isEqualTo(TaskStatus.Reason.REASON_EXECUTOR_REREGISTRATION_TIMEOUT);
		Awaitility.await().until(() -> this.executor.end.equals("cut"));
	}

	@Test
	void keepsTheTasksOfExecutorsThatComeBackInTime() {
		this.agent.launch(FRAMEWORK, task("t"));
		this.executor.subscribe();
		awaitEvents(2);
		this.executor.update("t", TaskState.TASK_RUNNING, "run");
		this.agent.crash();
		this.agent.recover();
		this.clock.advanceTimeBy(Duration.ofMillis(100));
		TestExecutor again = new TestExecutor(this.agent, "ex");
		assertThat(again.update("t", TaskState.TASK_FINISHED, "fin")).isEqualTo(503);
		assertThat(again.subscribe()).isEqualTo(200);
		this.clock.advanceTimeBy(Duration.ofSeconds(3));
		assertThat(again.update("t", TaskState.TASK_FINISHED, "fin")).isEqualTo(202);
		assertThat(this.listener.exits).isEmpty();
	}

	@Test
	void losesExecutorsWithoutCheckpoints() {
		FrameworkInfo forgetful = FRAMEWORK.toBuilder().setCheckpoint(false).build();
		this.agent.launch(forgetful, task("t"));
		this.executor.subscribe();
		awaitEvents(2);
		restart();
		assertThat(this.executor.subscribe()).isEqualTo(400);
		assertThat(this.listener.exits).isEmpty();
		assertThat(this.listener.updates).isEmpty();
	}

	@Test
	void dropsWhatIsLaunchedWhileItIsDown() {
		this.agent.crash();
		this.agent.launch(FRAMEWORK, task("t"));
		this.agent.recover();
		this.clock.advanceTimeBy(Duration.ofSeconds(3));
		TaskStatus dropped = this.listener.awaitState("t", TaskState.TASK_DROPPED);
		assertThat(dropped.getReason()).isEqualTo(TaskStatus.Reason.REASON_RECONCILIATION);
	}

	@Test
	void sendsAHeartbeatEveryHalfHour() {
		this.agent.launch(FRAMEWORK, task("t"));
		this.executor.subscribe();
		this.clock.advanceTimeBy(Duration.ofMinutes(61));
		awaitEvents(4);
		assertThat(this.executor.types()).containsExactly(Event.Type.SUBSCRIBED, Event.Type.LAUNCH,
				Event.Type.HEARTBEAT, Event.Type.HEARTBEAT);
	}

	@Test
	void letsNobodyInWithoutTheTokenOfTheExecutor() {
		this.agent.close();
		this.agent = LocalAgents.create(Tasks.AGENT, this.work, this.clock, "secret".getBytes(StandardCharsets.UTF_8));
		this.agent.connect(this.listener);
		this.agent.launch(FRAMEWORK, task("t"));
		TestExecutor own = new TestExecutor(this.agent, "ex");
		assertThat(own.subscribe()).isEqualTo(401);
		own.token = TOKENS.issue(Tasks.FRAMEWORK_ID, SLEEPER.getExecutorId(), Containers.create());
		assertThat(own.subscribe()).isEqualTo(403);
		own.token = new ExecutorTokens(new byte[] { 1 }).issue(Tasks.FRAMEWORK_ID, SLEEPER.getExecutorId(),
				Containers.create());
		assertThat(own.subscribe()).isEqualTo(401);
		own.token = tokenInTheEnvironment();
		assertThat(own.subscribe()).isEqualTo(200);
		assertThat(own.update("t", TaskState.TASK_RUNNING, "run")).isEqualTo(202);
	}

	private String tokenInTheEnvironment() {
		Path runs = this.work.resolve("frameworks/framework-0000/executors/ex/runs");
		Awaitility.await().until(() -> runs.toFile().list() != null && runs.toFile().list().length == 1);
		Path environment = runs.resolve(runs.toFile().list()[0]).resolve("env");
		Tasks.awaitLine(environment);
		return Tasks.lines(environment)
			.stream()
			.filter((line) -> line.startsWith(ExecutorTokens.VARIABLE))
			.map((line) -> line.substring(line.indexOf('=') + 1))
			.findFirst()
			.orElseThrow();
	}

	@Test
	void passesMessagesBothWays() {
		this.agent.launch(FRAMEWORK, task("t"));
		this.executor.subscribe();
		awaitEvents(2);
		this.agent.message(Tasks.FRAMEWORK_ID, SLEEPER.getExecutorId(), ByteString.copyFromUtf8("ping"));
		awaitEvents(3);
		assertThat(this.executor.events.get(2).getMessage().getData().toStringUtf8()).isEqualTo("ping");
		this.executor.send(this.executor.call(Call.Type.MESSAGE)
			.setMessage(Call.Message.newBuilder().setData(ByteString.copyFromUtf8("pong"))));
		assertThat(this.listener.messages).containsExactly("pong");
	}

	private void restart() {
		this.agent.crash();
		this.agent.recover();
		this.clock.advanceTimeBy(Duration.ofSeconds(3));
	}

	private void awaitEvents(int count) {
		Awaitility.await()
			.pollInterval(Duration.ofMillis(5))
			.atMost(Duration.ofSeconds(20))
			.until(() -> this.executor.events.size() >= count);
	}

}
