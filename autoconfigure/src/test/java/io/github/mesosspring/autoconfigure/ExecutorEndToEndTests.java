package io.github.mesosspring.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import io.github.mesosspring.autoconfigure.event.MesosExecutorApplicationEventAutoConfiguration;
import io.github.mesosspring.autoconfigure.event.MesosExecutorStateChangedEvent;
import io.github.mesosspring.autoconfigure.health.MesosExecutorHealthContributorAutoConfiguration;
import io.github.mesosspring.autoconfigure.metrics.MesosExecutorMetricsAutoConfiguration;
import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.embedded.EmbeddedMesos;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.executor.ExecutorOperations;
import io.github.mesosspring.executor.ExecutorState;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.CommandInfo;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.Filters;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.Value;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A scheduler and an executor in this JVM, each with an application context of its own.
 * The agent starts a process that sleeps, while a context here takes its environment and
 * speaks for it.
 */
@ExtendWith(OutputCaptureExtension.class)
class ExecutorEndToEndTests {

	private static final ExecutorID EXECUTOR_ID = ExecutorID.newBuilder().setValue("ex").build();

	/** It runs as a task itself, as far as it can see. */
	private final ApplicationContextRunner schedulerRunner = new ApplicationContextRunner()
		.withInitializer(AgentVariables.in(AgentVariables.all()))
		.withConfiguration(AutoConfigurations.of(WebClientAutoConfiguration.class, MesosAutoConfiguration.class))
		.withBean(OneTask.class)
		.withPropertyValues("spring.application.name=jobs", "mesos.framework.id-store=memory",
				"mesos.on-stop=teardown");

	private final ApplicationContextRunner executorRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(WebClientAutoConfiguration.class, MetricsAutoConfiguration.class,
				ObservationAutoConfiguration.class, MesosExecutorAutoConfiguration.class,
				MesosExecutorApplicationEventAutoConfiguration.class,
				MesosExecutorHealthContributorAutoConfiguration.class, MesosExecutorMetricsAutoConfiguration.class))
		.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
		.withBean(Handlers.class)
		.withPropertyValues("spring.application.name=workers", "mesos.executor.enabled=true",
				"mesos.executor.exit-on-shutdown=false");

	@TempDir
	private Path folder;

	@Test
	void runsATaskAndTellsHowItIs(CapturedOutput output) {
		try (EmbeddedMesos mesos = EmbeddedMesos.builder()
			.allocationInterval(Duration.ofMillis(100))
			.workDirectory(this.folder)
			.executorSecret("secret")
			.start()) {
			this.schedulerRunner.withPropertyValues("mesos.master=" + mesos.uri())
				.run((scheduler) -> this.executorRunner.withInitializer(AgentVariables.in(awaitEnvironment()))
					.run((executor) -> runTask(scheduler, executor)));
		}
		assertThat(output).doesNotContain("eyJ");
	}

	private void runTask(AssertableApplicationContext scheduler, AssertableApplicationContext executor) {
		OneTask task = scheduler.getBean(OneTask.class);
		await().untilAsserted(
				() -> assertThat(task.states).containsExactly(TaskState.TASK_RUNNING, TaskState.TASK_FINISHED));
		HealthIndicator health = executor.getBean("mesosHealthContributor", HealthIndicator.class);
		assertThat(health.health().getStatus()).isEqualTo(Status.UP);
		assertThat(health.health().toString()).doesNotContain("eyJ");
		MeterRegistry meters = executor.getBean(MeterRegistry.class);
		assertThat(meters.get("mesos.events").tags("framework", "workers", "type", "LAUNCH").counter().count())
			.isEqualTo(1);
		await().until(() -> meters.get("mesos.event").tags("framework", "workers").timers().size() > 0);
		await().until(() -> meters.get("mesos.executor.unacknowledged.updates").gauge().value() == 0);
		assertThat(actuatorEnvironment(executor)).contains("MESOS_EXECUTOR_AUTHENTICATION_TOKEN").doesNotContain("eyJ");
		scheduler.getBean(CallOperations.class).shutdown(EXECUTOR_ID, task.agent).block();
		Handlers handlers = executor.getBean(Handlers.class);
		await().untilAsserted(() -> assertThat(handlers.states).containsExactly(ExecutorState.CONNECTING,
				ExecutorState.SUBSCRIBED, ExecutorState.SHUTTING_DOWN, ExecutorState.STOPPED));
		assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
		assertThat(executor.getSourceApplicationContext().isActive()).isTrue();
	}

	private static String actuatorEnvironment(AssertableApplicationContext executor) {
		var environment = (SystemEnvironmentPropertySource) executor.getEnvironment()
			.getPropertySources()
			.get(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
		assertThat(environment.getProperty("MESOS_EXECUTOR_AUTHENTICATION_TOKEN").toString()).startsWith("eyJ");
		return new EnvironmentEndpoint(executor.getEnvironment(), List.of(), Show.NEVER).environment(null)
			.getPropertySources()
			.stream()
			.flatMap((source) -> source.getProperties().entrySet().stream())
			.map((property) -> property.getKey() + "=" + property.getValue().getValue())
			.toList()
			.toString();
	}

	private Map<String, Object> awaitEnvironment() {
		return AgentVariables.read(await().until(this::environments, (files) -> !files.isEmpty()).get(0));
	}

	private List<Path> environments() {
		try (Stream<Path> files = Files.walk(this.folder)) {
			return files.filter((file) -> file.endsWith("env")).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static class Handlers {

		final List<ExecutorState> states = new CopyOnWriteArrayList<>();

		@MesosEventHandler(MesosEventType.LAUNCH)
		void launch(TaskInfo task, ExecutorOperations agent) {
			agent.update(task.getTaskId(), TaskState.TASK_RUNNING, null);
			agent.update(task.getTaskId(), TaskState.TASK_FINISHED, null);
		}

		@EventListener
		void changed(MesosExecutorStateChangedEvent event) {
			this.states.add(event.getChange().to());
		}

	}

	static class OneTask {

		final List<TaskState> states = new CopyOnWriteArrayList<>();

		volatile AgentID agent;

		@MesosEventHandler
		void offer(Offer offer, CallOperations calls) {
			List<Offer.Operation> operations = (this.agent == null) ? List.of(launch(offer)) : List.of();
			this.agent = offer.getAgentId();
			calls.accept(List.of(offer.getId()), operations, Filters.getDefaultInstance());
		}

		@MesosEventHandler
		void update(TaskStatus status) {
			this.states.add(status.getState());
		}

		private static Offer.Operation launch(Offer offer) {
			ExecutorInfo executor = ExecutorInfo.newBuilder()
				.setType(ExecutorInfo.Type.CUSTOM)
				.setExecutorId(EXECUTOR_ID)
				.setCommand(CommandInfo.newBuilder().setValue("env > env.tmp; mv env.tmp env; exec sleep 1000"))
				.build();
			return Offer.Operation.newBuilder()
				.setType(Offer.Operation.Type.LAUNCH)
				.setLaunch(Offer.Operation.Launch.newBuilder()
					.addTaskInfos(TaskInfo.newBuilder()
						.setName("task")
						.setTaskId(TaskID.newBuilder().setValue("task"))
						.setAgentId(offer.getAgentId())
						.setExecutor(executor)
						.addResources(scalar("cpus", 0.1))
						.addResources(scalar("mem", 32))))
				.build();
		}

		private static Resource scalar(String name, double value) {
			return Resource.newBuilder()
				.setName(name)
				.setType(Value.Type.SCALAR)
				.setScalar(Value.Scalar.newBuilder().setValue(value))
				.setAllocationInfo(Resource.AllocationInfo.newBuilder().setRole("*"))
				.build();
		}

	}

}
