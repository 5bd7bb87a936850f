package io.github.mesosspring.embedded.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.CommandInfo;
import io.github.mesosspring.protocol.ContainerInfo;
import io.github.mesosspring.protocol.Environment;
import io.github.mesosspring.protocol.Secret;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What runs and what is reported of it, with real processes and real time.
 */
class LocalAgentTests {

	@TempDir
	Path work;

	private final Scheduler scheduler = Schedulers.newSingle("agent");

	private final RecordingListener listener = new RecordingListener();

	private Agent agent;

	@BeforeEach
	void create() {
		this.agent = LocalAgents.create(Tasks.AGENT, this.work, this.scheduler);
		this.agent.connect(this.listener);
		this.listener.acknowledgeTo = this.agent;
	}

	@AfterEach
	void close() {
		this.agent.close();
		this.scheduler.dispose();
	}

	@Test
	void reportsACommandThatSucceedsAsRecorded() {
		launch(Tasks.shell("t", "true"));
		TaskStatus finished = await("t", TaskState.TASK_FINISHED);
		assertThat(this.listener.statesOf("t")).containsExactly(TaskState.TASK_STARTING, TaskState.TASK_RUNNING,
				TaskState.TASK_FINISHED);
		assertThat(finished.getMessage()).isEqualTo("Command exited with status 0");
		assertThat(this.listener.exits).isEmpty();
		for (TaskStatus status : this.listener.of("t")) {
			assertThat(status.getSource()).isEqualTo(TaskStatus.Source.SOURCE_EXECUTOR);
			assertThat(status.hasReason()).isFalse();
			assertThat(status.hasHealthy()).isFalse();
			assertThat(status.hasData()).isFalse();
			assertThat(status.getAgentId()).isEqualTo(Tasks.AGENT.getId());
			assertThat(status.getExecutorId().getValue()).isEqualTo("t");
			assertThat(status.getContainerStatus()).isEqualTo(finished.getContainerStatus());
			assertThat(status.getUuid().size()).isEqualTo(16);
			assertThat(status.getTimestamp()).isBetween(1.7e9, 1e10);
		}
		assertThat(this.listener.of("t")).extracting(TaskStatus::getUuid).doesNotHaveDuplicates();
		UUID.fromString(finished.getContainerStatus().getContainerId().getValue());
	}

	@Test
	void reportsTheStatusOfACommandThatFails() {
		launch(Tasks.shell("t", "exit 3"));
		assertThat(await("t", TaskState.TASK_FAILED).getMessage()).isEqualTo("Command exited with status 3");
	}

	@Test
	void reportsTheSignalThatEndedACommand() {
		launch(Tasks.shell("t", "kill -SEGV $$"));
		assertThat(await("t", TaskState.TASK_FAILED).getMessage())
			.startsWith("Command terminated with signal Segmentation fault");
	}

	@Test
	void writesTheOutputIntoTheSandbox() {
		launch(Tasks.shell("t", "echo out; echo err >&2; pwd -P > here; cat"));
		Path sandbox = Tasks.sandbox(this.work, await("t", TaskState.TASK_FINISHED));
		assertThat(sandbox.resolve("stdout")).hasContent("out");
		assertThat(sandbox.resolve("stderr")).hasContent("err");
		assertThat(sandbox.resolve("here")).hasContent(realPath(sandbox).toString());
	}

	@Test
	void passesTheArgumentsUnchangedWithoutAShell() {
		launch(Tasks.task("t",
				CommandInfo.newBuilder()
					.setShell(false)
					.setValue("printf")
					.addAllArguments(List.of("printf", "%s|", "a b", "$HOME", "", "*"))));
		Path sandbox = Tasks.sandbox(this.work, await("t", TaskState.TASK_FINISHED));
		assertThat(sandbox.resolve("stdout")).hasContent("a b|$HOME||*|");
	}

	@Test
	void givesNothingOfTheEnvironmentOfThisJvmButThePath() {
		launch(Tasks.task("t",
				env().setEnvironment(Environment.newBuilder()
					.addVariables(Environment.Variable.newBuilder().setName("GREETING").setValue("good day=1"))
					.addVariables(Environment.Variable.newBuilder()
						.setName("TOKEN")
						.setType(Environment.Variable.Type.SECRET)
						.setSecret(Secret.newBuilder()
							.setType(Secret.Type.VALUE)
							.setValue(Secret.Value.newBuilder().setData(ByteString.copyFromUtf8("hush"))))))));
		Path sandbox = Tasks.sandbox(this.work, await("t", TaskState.TASK_FINISHED));
		Map<String, String> environment = Tasks.lines(sandbox.resolve("stdout"))
			.stream()
			.map((line) -> line.split("=", 2))
			.collect(Collectors.toMap((pair) -> pair[0], (pair) -> pair[1]));
		assertThat(environment).containsOnlyKeys("PATH", "MESOS_FRAMEWORK_ID", "MESOS_EXECUTOR_ID", "MESOS_SLAVE_ID",
				"MESOS_TASK_ID", "MESOS_DIRECTORY", "MESOS_SANDBOX", "MESOS_ALLOCATION_ROLE", "GREETING", "TOKEN");
		assertThat(environment).containsEntry("GREETING", "good day=1")
			.containsEntry("TOKEN", "hush")
			.containsEntry("MESOS_FRAMEWORK_ID", "framework-0000")
			.containsEntry("MESOS_TASK_ID", "t")
			.containsEntry("MESOS_ALLOCATION_ROLE", "dev")
			.containsEntry("MESOS_SANDBOX", sandbox.toString())
			.containsEntry("PATH", System.getenv("PATH"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "no-such-program", "/no/such/program", "./stdout", "" })
	void saysWhichExecutableIsMissing(String executable) {
		launch(Tasks.task("t", CommandInfo.newBuilder().setShell(false).setValue(executable)));
		assertThat(awaitRefusal("t")).contains("there is no executable '" + executable + "'");
	}

	@Test
	void refusesWhatAProcessCannotBeGiven() {
		TaskInfo plain = Tasks.shell("t", "true");
		launch(Tasks.task("uri",
				CommandInfo.newBuilder()
					.setValue("true")
					.addUris(CommandInfo.URI.newBuilder().setValue("http://localhost/app.tgz"))));
		assertThat(awaitRefusal("uri")).contains("http://localhost/app.tgz");
		launch(plain.toBuilder()
			.setTaskId(Tasks.id("docker"))
			.setContainer(ContainerInfo.newBuilder().setType(ContainerInfo.Type.DOCKER))
			.build());
		assertThat(awaitRefusal("docker")).contains("DOCKER");
		launch(plain.toBuilder().setTaskId(Tasks.id("none")).clearCommand().build());
		assertThat(awaitRefusal("none")).contains("with a command only");
		launch(Tasks.task("value", CommandInfo.newBuilder()));
		assertThat(awaitRefusal("value")).contains("CommandInfo.value");
		launch(Tasks.task("name", env().setEnvironment(
				Environment.newBuilder().addVariables(Environment.Variable.newBuilder().setName("A=B").setValue("")))));
		assertThat(awaitRefusal("name")).contains("environment variable");
		launch(Tasks.task("secret",
				env().setEnvironment(Environment.newBuilder()
					.addVariables(Environment.Variable.newBuilder()
						.setName("TOKEN")
						.setType(Environment.Variable.Type.SECRET)
						.setSecret(Secret.newBuilder().setType(Secret.Type.REFERENCE))))));
		assertThat(awaitRefusal("secret")).contains("'TOKEN'");
	}

	@Test
	void saysThatTheSandboxCannotBeMade() throws Exception {
		Files.writeString(this.work.resolve("frameworks"), "in the way");
		launch(Tasks.shell("t", "true"));
		assertThat(awaitRefusal("t")).contains("work directory");
	}

	@Test
	void keepsHostileTaskIdsInsideTheWorkDirectory() {
		String hostile = "../../../../$(touch x);`id`' \"&";
		launch(Tasks.shell(hostile, "pwd -P; echo \"$MESOS_TASK_ID\""));
		TaskStatus finished = await(hostile, TaskState.TASK_FINISHED);
		Path run = this.work.resolve("frameworks/framework-0000/executors")
			.resolve(Sandbox.fileName(hostile))
			.resolve("runs")
			.resolve(finished.getContainerStatus().getContainerId().getValue());
		assertThat(Tasks.lines(run.resolve("stdout"))).containsExactly(realPath(run).toString(), hostile);
	}

	@Test
	void endsWhatAFinishedCommandLeftBehind() {
		assumeTrue(CommandLine.hasOwnSession());
		launch(Tasks.shell("t", "sleep 1000 & echo $! > child"));
		Path sandbox = Tasks.sandbox(this.work, await("t", TaskState.TASK_FINISHED));
		String pid = Tasks.lines(sandbox.resolve("child")).get(0);
		assertThat(ProcessHandle.of(Long.parseLong(pid)).filter(ProcessStat::isRunning)).isEmpty();
	}

	@Test
	void endsATaskThatTakesLongerThanItMay() {
		launch(Tasks.shell("t", "sleep 1000")
			.toBuilder()
			.setMaxCompletionTime(Tasks.duration(Duration.ofMillis(50)))
			.build());
		TaskStatus failed = await("t", TaskState.TASK_FAILED);
		assertThat(failed.getReason()).isEqualTo(TaskStatus.Reason.REASON_MAX_COMPLETION_TIME_REACHED);
	}

	@Test
	void runsManyTasksAtOnce() {
		for (int i = 0; i < 40; i++) {
			launch(Tasks.shell("t" + i, "echo $MESOS_TASK_ID; exit " + i % 2));
		}
		for (int i = 0; i < 40; i++) {
			TaskStatus end = await("t" + i, (i % 2 == 0) ? TaskState.TASK_FINISHED : TaskState.TASK_FAILED);
			assertThat(Tasks.lines(Tasks.sandbox(this.work, end).resolve("stdout"))).containsExactly("t" + i);
			assertThat(this.listener.of("t" + i)).hasSize(3);
		}
	}

	@Test
	void doesNotRunATaskTwice() {
		this.listener.acknowledgeTo = null;
		launch(Tasks.shell("t", "echo x >> $MESOS_SANDBOX/../../count"));
		launch(Tasks.shell("t", "echo x >> $MESOS_SANDBOX/../../count"));
		launch(Tasks.shell("next", "true"));
		await("next", TaskState.TASK_STARTING);
		Path count = this.work.resolve("frameworks/framework-0000/executors/t/count");
		Tasks.awaitLine(count);
		assertThat(this.listener.of("t")).hasSize(1);
		assertThat(Tasks.lines(count)).hasSize(1);
	}

	private static CommandInfo.Builder env() {
		return CommandInfo.newBuilder().setShell(false).setValue("env").addArguments("env");
	}

	private void launch(TaskInfo task) {
		this.agent.launch(Tasks.FRAMEWORK, task);
	}

	private TaskStatus await(String task, TaskState state) {
		return this.listener.awaitState(task, state);
	}

	private String awaitRefusal(String task) {
		TaskStatus failed = await(task, TaskState.TASK_FAILED);
		assertThat(this.listener.of(task)).hasSize(1);
		assertThat(failed.getReason()).isEqualTo(TaskStatus.Reason.REASON_CONTAINER_LAUNCH_FAILED);
		assertThat(failed.getSource()).isEqualTo(TaskStatus.Source.SOURCE_AGENT);
		assertThat(failed.getMessage()).startsWith("Failed to launch container: ");
		return failed.getMessage();
	}

	private static Path realPath(Path path) {
		try {
			return path.toRealPath();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
