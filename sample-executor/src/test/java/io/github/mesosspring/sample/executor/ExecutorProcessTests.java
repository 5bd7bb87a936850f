package io.github.mesosspring.sample.executor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.embedded.EmbeddedAgent;
import io.github.mesosspring.embedded.EmbeddedMesos;
import io.github.mesosspring.protocol.TaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.mesosspring.protocol.TaskState.TASK_FINISHED;
import static io.github.mesosspring.protocol.TaskState.TASK_KILLED;
import static io.github.mesosspring.protocol.TaskState.TASK_RUNNING;
import static io.github.mesosspring.protocol.TaskState.TASK_STARTING;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The executor in a JVM of its own, started by an agent that wants to see its token,
 * while a framework in this JVM has it run tasks. Each JVM has to get through all of it,
 * as starting one takes seconds. What it runs ends with the embedded Mesos.
 */
class ExecutorProcessTests {

	private static final TaskState[] RUN = { TASK_STARTING, TASK_RUNNING, TASK_FINISHED };

	private static final TaskState[] KILLED = { TASK_STARTING, TASK_RUNNING, TASK_KILLED };

	private static final Pattern PROCESS = Pattern.compile("(?i)process (\\d+)");

	/** What tokens begin with. */
	private static final String TOKEN = "eyJ";

	@TempDir
	private Path folder;

	@Test
	void endsWithZeroAndItsTasksReportedWhenItIsShutDown() throws Exception {
		run(Encoding.PROTOBUF, (scheduler) -> {
			scheduler.shutdown();
			scheduler.awaitStates("last", KILLED);
			assertThat(scheduler.awaitFailure().getStatus()).isZero();
		});
	}

	@Test
	void endsAtSigtermAsAnyApplication() throws Exception {
		run(Encoding.JSON, (scheduler) -> {
			ProcessHandle.of(processOf(scheduler.ask("sigterm"))).orElseThrow().destroy();
			assertThat(scheduler.awaitFailure().getStatus()).isEqualTo(15);
			scheduler.awaitStates("last", TASK_STARTING, TASK_RUNNING, TaskState.TASK_FAILED);
		});
	}

	private void run(Encoding encoding, Consumer<TestScheduler> end) throws Exception {
		Launches launches = new Launches(encoding);
		try (EmbeddedMesos mesos = EmbeddedMesos.builder()
			.cpus(4)
			.mem(4096)
			.allocationInterval(Duration.ofMillis(100))
			.workDirectory(this.folder.resolve("mesos"))
			.executorSecret("secret")
			.start(); TestScheduler scheduler = TestScheduler.start(mesos.uri(), encoding)) {
			runsAndKills(scheduler, launches);
			long executor = outlivesItsAgent(scheduler, launches, mesos.agents().get(0));
			scheduler.launch(launches.task("last", "sleep 1000"));
			scheduler.awaitStates("last", TASK_STARTING, TASK_RUNNING);
			long last = processOf(scheduler.updates("last").get(1).getMessage());
			end.accept(scheduler);
			TestScheduler.await().until(() -> !isAlive(executor) && !isAlive(last));
		}
		catch (Exception | Error ex) {
			System.out.println(output());
			throw ex;
		}
		assertThat(output()).contains("Started SampleExecutor").doesNotContain(TOKEN);
	}

	private void runsAndKills(TestScheduler scheduler, Launches launches) throws IOException {
		Path environment = this.folder.resolve("environment");
		scheduler.launch(launches.task("first", "env > '" + environment + "'"));
		scheduler.launch(launches.task("failing", "exit 3"));
		scheduler.launch(launches.task("long",
				"until [ -e '" + this.folder + "/go' ]; do sleep 0.05; done; touch '" + this.folder + "/gone'"));
		scheduler.launch(launches.task("doomed", "sleep 1000"));
		scheduler.launch(launches.group("true", "both-1", "both-2"));
		scheduler.awaitStates("first", RUN);
		scheduler.awaitStates("failing", TASK_STARTING, TASK_RUNNING, TaskState.TASK_FAILED);
		scheduler.awaitStates("both-1", RUN);
		scheduler.awaitStates("both-2", RUN);
		assertThat(Files.readString(environment)).contains("MESOS_EXECUTOR_ID=sample").doesNotContain(TOKEN);
		scheduler.awaitStates("doomed", TASK_STARTING, TASK_RUNNING);
		scheduler.ask("who", "runs [doomed, long]");
		scheduler.kill("doomed");
		scheduler.awaitStates("doomed", KILLED);
	}

	private long outlivesItsAgent(TestScheduler scheduler, Launches launches, EmbeddedAgent agent) throws IOException {
		long executor = processOf(scheduler.ask("before"));
		agent.crash();
		Files.createFile(this.folder.resolve("go"));
		TestScheduler.await().until(() -> Files.exists(this.folder.resolve("gone")));
		agent.restart();
		scheduler.awaitStates("long", RUN);
		scheduler.launch(launches.task("later", "true"));
		scheduler.awaitStates("later", RUN);
		assertThat(processOf(scheduler.ask("after"))).isEqualTo(executor);
		return executor;
	}

	private static long processOf(String text) {
		Matcher matcher = PROCESS.matcher(text);
		assertThat(matcher.find()).as(text).isTrue();
		return Long.parseLong(matcher.group(1));
	}

	private static boolean isAlive(long process) {
		return ProcessHandle.of(process).filter(ProcessHandle::isAlive).isPresent();
	}

	/** What the executor wrote. */
	private String output() {
		try (Stream<Path> files = Files.walk(this.folder.resolve("mesos"))) {
			StringBuilder output = new StringBuilder();
			for (Path file : files.filter((path) -> List.of("stdout", "stderr").contains(path.getFileName().toString()))
				.toList()) {
				output.append(Files.readString(file));
			}
			return output.toString();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
