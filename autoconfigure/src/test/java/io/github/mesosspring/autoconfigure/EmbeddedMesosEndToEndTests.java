package io.github.mesosspring.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.mesosspring.autoconfigure.event.MesosApplicationEventAutoConfiguration;
import io.github.mesosspring.autoconfigure.event.MesosSubscriptionStateChangedEvent;
import io.github.mesosspring.autoconfigure.frameworks.MesosFrameworksAutoConfiguration;
import io.github.mesosspring.autoconfigure.health.MesosHealthContributorAutoConfiguration;
import io.github.mesosspring.autoconfigure.metrics.MesosMetricsAutoConfiguration;
import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.embedded.EmbeddedMesos;
import io.github.mesosspring.event.EventDispatcher;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.protocol.CommandInfo;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.Value;
import io.github.mesosspring.subscription.MesosSubscription;
import io.github.mesosspring.subscription.SubscriptionState;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A framework from {@code application.yml} to a process that ran, all within this JVM.
 */
@ExtendWith(OutputCaptureExtension.class)
class EmbeddedMesosEndToEndTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	/** {@code WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE}. */
	private static final int WEB_SERVER_PHASE = Integer.MAX_VALUE - 1024;

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(WebClientAutoConfiguration.class, ObservationAutoConfiguration.class,
				MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class,
				SimpleMetricsExportAutoConfiguration.class, EmbeddedMesosAutoConfiguration.class,
				MesosAutoConfiguration.class, MesosApplicationEventAutoConfiguration.class,
				MesosFrameworksAutoConfiguration.class, MesosHealthContributorAutoConfiguration.class,
				MesosMetricsAutoConfiguration.class))
		.withBean(OneTask.class)
		.withBean(Changes.class)
		.withPropertyValues("spring.application.name=jobs", "mesos.master=embedded", "mesos.framework.id-store=memory",
				"mesos.security.principal=jobs", "mesos.security.secret=geheim");

	@ParameterizedTest
	@ValueSource(strings = { "protobuf", "json" })
	void runsACommandAndTellsTheTruthAboutIt(String encoding, CapturedOutput output) {
		this.contextRunner.withPropertyValues("mesos.encoding=" + encoding).run((context) -> {
			List<TaskState> states = context.getBean(OneTask.class).states;
			await().atMost(LIMIT).until(() -> states.contains(TaskState.TASK_FINISHED));
			assertHealthIs(context, Status.UP);
			await().atMost(LIMIT)
				.untilAsserted(
						() -> assertThat(count(context, "mesos.calls", "type", "ACKNOWLEDGE", "outcome", "accepted"))
							.isGreaterThanOrEqualTo(states.size()));
			await().atMost(LIMIT)
				.untilAsserted(() -> assertMeters(context.getBean(MeterRegistry.class), states.size()));
			await().atMost(LIMIT)
				.until(() -> context.getBean(Changes.class).states,
						(all) -> all.contains(SubscriptionState.SUBSCRIBED));
		});
		assertThat(output).contains("NOT for production", "127.0.0.1").doesNotContain("geheim");
	}

	@Test
	void stopsOnPurposeAndGoesOnAsTheSameFramework() {
		this.contextRunner.run((context) -> {
			MesosSubscription subscription = context.getBean(MesosSubscription.class);
			await().atMost(LIMIT).until(() -> subscription.status().state() == SubscriptionState.SUBSCRIBED);
			String id = subscription.status().frameworkId();
			assertThat(id).isNotNull();
			subscription.stop();
			await().atMost(LIMIT).untilAsserted(() -> assertHealthIs(context, Status.OUT_OF_SERVICE));
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.get("mesos.subscription").tag("reason", "requested").timer().count()).isOne();
			assertThat(registry.get("mesos.subscription.active").longTaskTimer().activeTasks()).isZero();
			subscription.start();
			await().atMost(LIMIT).until(() -> subscription.status().state() == SubscriptionState.SUBSCRIBED);
			assertThat(subscription.status().frameworkId()).isEqualTo(id);
			assertHealthIs(context, Status.UP);
			assertThat(registry.get("mesos.subscription.active").longTaskTimer().activeTasks()).isOne();
			assertThat(registry.get("mesos.stream.read").functionCounter().count()).isPositive();
		});
	}

	@Test
	void goesOnAsTheSameFrameworkAfterItsContextWasPaused() {
		this.contextRunner.run((context) -> {
			MesosSubscription subscription = context.getBean(MesosSubscription.class);
			ConfigurableApplicationContext source = (ConfigurableApplicationContext) context
				.getSourceApplicationContext();
			await().atMost(LIMIT).until(() -> subscription.status().state() == SubscriptionState.SUBSCRIBED);
			String id = subscription.status().frameworkId();
			for (int pause = 0; pause < 2; pause++) {
				source.stop();
				assertHealthIs(context, Status.OUT_OF_SERVICE);
				source.start();
				await().atMost(LIMIT).until(() -> subscription.status().state() == SubscriptionState.SUBSCRIBED);
				assertThat(subscription.status().frameworkId()).isEqualTo(id);
				await().atMost(LIMIT)
					.until(() -> context.getBean(CallOperations.class)
						.revive(List.of())
						.onErrorComplete()
						.block() != null);
			}
		});
	}

	@Test
	void everythingEndsBeforeWhatItUses() {
		this.contextRunner.run((context) -> {
			assertThat(context.getBean(MesosSubscription.class).getPhase())
				.isGreaterThan(context.getBean(EventDispatcher.class).getPhase());
			assertThat(context.getBean(EventDispatcher.class).getPhase()).isGreaterThan(WEB_SERVER_PHASE);
			ConfigurableListableBeanFactory beans = ((ConfigurableApplicationContext) context
				.getSourceApplicationContext()).getBeanFactory();
			assertThat(beans.getDependentBeans("mesosEventDispatcher")).contains("mesosSubscription");
			assertThat(beans.getDependentBeans("mesosCallTemplate")).contains("mesosEventDispatcher");
			assertThat(beans.getDependentBeans("mesosWebClients")).contains("mesosCallTemplate", "mesosSubscription");
			assertThat(beans.getDependentBeans("embeddedMesosConnectionDetails")).contains("mesosWebClients");
			assertThat(beans.getDependentBeans("embeddedMesos")).contains("embeddedMesosConnectionDetails");
		});
	}

	@Test
	void theEmbeddedMesosEndsAfterTheSubscription() {
		AtomicBoolean stopped = new AtomicBoolean();
		this.contextRunner.run((context) -> {
			MesosSubscription subscription = context.getBean(MesosSubscription.class);
			await().atMost(LIMIT).until(() -> subscription.status().state() == SubscriptionState.SUBSCRIBED);
			EmbeddedMesos mesos = context.getBean(EmbeddedMesos.class);
			assertThat(mesos.uri().getHost()).isEqualTo("127.0.0.1");
			List<SubscriptionState> states = context.getBean(Changes.class).states;
			((ConfigurableApplicationContext) context.getSourceApplicationContext()).close();
			stopped.set(!subscription.isRunning());
			assertThat(states).last().isEqualTo(SubscriptionState.STOPPED);
			assertThat(states).doesNotContain(SubscriptionState.BACKING_OFF, SubscriptionState.FAILED);
		});
		assertThat(stopped).isTrue();
	}

	private static void assertHealthIs(AssertableApplicationContext context, Status status) {
		var health = context.getBean("mesosHealthContributor", HealthIndicator.class).health();
		assertThat(health.getStatus()).isEqualTo(status);
		assertThat(health.toString()).doesNotContain("geheim");
		if (status == Status.UP) {
			assertThat(health.getDetails()).containsOnlyKeys("state", "frameworkId", "leader", "lastHeartbeatAge",
					"reconnects");
		}
	}

	private static void assertMeters(MeterRegistry registry, int updates) {
		assertThat(count(registry, "mesos.events", "type", "SUBSCRIBED")).isEqualTo(1);
		assertThat(count(registry, "mesos.events", "type", "OFFERS")).isPositive();
		assertThat(count(registry, "mesos.events", "type", "UPDATE")).isGreaterThanOrEqualTo(updates);
		assertThat(count(registry, "mesos.calls", "type", "ACCEPT", "outcome", "accepted")).isEqualTo(1);
		assertThat(registry.get("mesos.subscription.state")
			.tags("framework", "jobs", "state", "SUBSCRIBED")
			.gauge()
			.value()).isEqualTo(1);
		assertThat(registry.get("mesos.heartbeat.age").tag("framework", "jobs").timeGauge().value()).isNotNaN();
		assertThat(registry.get("mesos.call").tags("framework", "jobs", "type", "ACCEPT").timer().count()).isEqualTo(1);
		assertThat(registry.get("mesos.event").tags("framework", "jobs", "type", "UPDATE").timer().count())
			.isPositive();
		assertThat(registry.getMeters()).filteredOn((meter) -> meter.getId().getName().startsWith("mesos"))
			.allSatisfy((meter) -> assertThat(meter.getId().toString()).doesNotContain("geheim"));
	}

	private static double count(AssertableApplicationContext context, String name, String... tags) {
		return count(context.getBean(MeterRegistry.class), name, tags);
	}

	private static double count(MeterRegistry registry, String name, String... tags) {
		return registry.get(name).tags("framework", "jobs").tags(tags).counter().count();
	}

	static class OneTask {

		private final AtomicBoolean launched = new AtomicBoolean();

		final List<TaskState> states = new CopyOnWriteArrayList<>();

		@MesosEventHandler
		void offered(Offer offer, CallOperations calls) {
			if (!this.launched.compareAndSet(false, true)) {
				return;
			}
			TaskInfo task = TaskInfo.newBuilder()
				.setName("hello")
				.setTaskId(TaskID.newBuilder().setValue("hello-1"))
				.setAgentId(offer.getAgentId())
				.setCommand(CommandInfo.newBuilder().setValue("echo hello"))
				.addResources(scalar("cpus", 0.1))
				.addResources(scalar("mem", 32))
				.build();
			Offer.Operation launch = Offer.Operation.newBuilder()
				.setType(Offer.Operation.Type.LAUNCH)
				.setLaunch(Offer.Operation.Launch.newBuilder().addTaskInfos(task))
				.build();
			calls.accept(List.of(offer.getId()), List.of(launch), null).subscribe((response) -> {
			}, (notAccepted) -> this.launched.set(false));
		}

		@MesosEventHandler
		void updated(TaskStatus status) {
			this.states.add(status.getState());
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

	static class Changes {

		final List<SubscriptionState> states = new CopyOnWriteArrayList<>();

		@EventListener
		void changed(MesosSubscriptionStateChangedEvent event) {
			this.states.add(event.getChange().to());
		}

	}

}
