package io.github.mesosspring.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.github.mesosspring.autoconfigure.metrics.MesosMetricsAutoConfiguration;
import io.github.mesosspring.call.CallListener;
import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.embedded.EmbeddedMesos;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.protocol.CommandInfo;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.Value;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.reconcile.KnownTask;
import io.github.mesosspring.reconcile.Reconciler;
import io.github.mesosspring.reconcile.TaskSource;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An application that names its tasks learns their state, whatever it missed.
 */
class ReconciliationEndToEndTests {

	@TempDir
	private Path folder;

	/** What the application would keep in a database. */
	private final AtomicReference<KnownTask> task = new AtomicReference<>();

	private final AtomicInteger questions = new AtomicInteger();

	@Test
	void learnsTheStateOfItsTasksAfterARestart() {
		try (EmbeddedMesos mesos = EmbeddedMesos.builder().workDirectory(this.folder.resolve("mesos")).start()) {
			runner(mesos).withBean(Launcher.class, () -> new Launcher(this.task)).run((context) -> awaitRunning());
			runner(mesos).withBean(Answers.class).run((context) -> {
				Answers answers = context.getBean(Answers.class);
				soon().until(() -> answers.of(this.task.get()).contains(TaskState.TASK_RUNNING));
				soon().until(() -> context.getBean(Reconciler.class).status().unanswered() == 0);
				assertThat(context.getBean(Reconciler.class).status().rounds()).isEqualTo(1);
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				assertThat(registry.get("mesos.reconciliation.unanswered").tag("framework", "jobs").gauge().value())
					.isZero();
				assertThat(
						registry.get("mesos.reconciliation.rounds").tag("framework", "jobs").functionCounter().count())
					.isEqualTo(1);
			});
		}
	}

	@Test
	void asksANewLeaderUntilTheAgentHasRegisteredWithIt() {
		try (EmbeddedMesos mesos = EmbeddedMesos.builder()
			.masters(2)
			.workDirectory(this.folder.resolve("mesos"))
			.start()) {
			runner(mesos).withBean(Launcher.class, () -> new Launcher(this.task))
				.withBean(Answers.class)
				.run((context) -> {
					awaitRunning();
					Answers answers = context.getBean(Answers.class);
					Reconciler reconciler = context.getBean(Reconciler.class);
					mesos.partition(mesos.agents().get(0));
					mesos.failOver();
					soon().until(() -> reconciler.status().rounds() == 2);
					answers.statuses.clear();
					int before = this.questions.get();
					soon().until(() -> this.questions.get() >= before + 3);
					assertThat(answers.of(this.task.get())).isEmpty();
					assertThat(reconciler.status().unanswered()).isEqualTo(1);
					mesos.heal(mesos.agents().get(0));
					soon().until(() -> reconciler.status().unanswered() == 0);
					assertThat(answers.of(this.task.get())).contains(TaskState.TASK_RUNNING);
				});
		}
	}

	private void awaitRunning() {
		soon().until(() -> this.task.get() != null);
	}

	private ApplicationContextRunner runner(EmbeddedMesos mesos) {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(WebClientAutoConfiguration.class, MetricsAutoConfiguration.class,
					CompositeMeterRegistryAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class,
					MesosAutoConfiguration.class, MesosMetricsAutoConfiguration.class))
			.withBean(TaskSource.class, () -> () -> (this.task.get() != null) ? List.of(this.task.get()) : List.of())
			.withBean(CallListener.class, () -> (call, outcome) -> count(call))
			.withPropertyValues("spring.application.name=jobs", "mesos.master=" + mesos.connectString(),
					"mesos.framework.id-file=" + this.folder.resolve("framework.id"),
					"mesos.reconciliation.initial=100ms", "mesos.reconciliation.max=200ms");
	}

	private void count(Call.Type type) {
		if (type == Call.Type.RECONCILE) {
			this.questions.incrementAndGet();
		}
	}

	private static ConditionFactory soon() {
		return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20));
	}

	/** Launches one task that stays, and writes it down when it runs. */
	static class Launcher {

		private final AtomicReference<KnownTask> running;

		private boolean launched;

		Launcher(AtomicReference<KnownTask> running) {
			this.running = running;
		}

		@MesosEventHandler
		void offered(List<Offer> offers, CallOperations calls) {
			Offer offer = offers.get(0);
			if (!this.launched) {
				this.launched = true;
				calls.accept(List.of(offer.getId()), List.of(launch(offer)), null);
			}
		}

		@MesosEventHandler
		void updated(TaskStatus status) {
			if (status.getState() == TaskState.TASK_RUNNING) {
				this.running.set(new KnownTask(status.getTaskId(), status.getAgentId()));
			}
		}

		private static Offer.Operation launch(Offer offer) {
			TaskInfo task = TaskInfo.newBuilder()
				.setName("stays")
				.setTaskId(TaskID.newBuilder().setValue("stays-1"))
				.setAgentId(offer.getAgentId())
				.setCommand(CommandInfo.newBuilder().setValue("exec sleep 1000"))
				.addResources(scalar("cpus", 0.1))
				.addResources(scalar("mem", 32))
				.build();
			return Offer.Operation.newBuilder()
				.setType(Offer.Operation.Type.LAUNCH)
				.setLaunch(Offer.Operation.Launch.newBuilder().addTaskInfos(task))
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

	/** The answers to reconciliations. */
	static class Answers {

		private final List<TaskStatus> statuses = new CopyOnWriteArrayList<>();

		@MesosEventHandler
		void updated(TaskStatus status) {
			if (status.getReason() == TaskStatus.Reason.REASON_RECONCILIATION) {
				this.statuses.add(status);
			}
		}

		private List<TaskState> of(KnownTask task) {
			return this.statuses.stream()
				.filter((status) -> status.getTaskId().equals(task.taskId()))
				.map(TaskStatus::getState)
				.toList();
		}

	}

}
