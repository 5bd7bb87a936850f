package io.github.mesosspring.autoconfigure.frameworks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.mesosspring.autoconfigure.MesosAutoConfiguration;
import io.github.mesosspring.autoconfigure.health.MesosHealthContributorAutoConfiguration;
import io.github.mesosspring.autoconfigure.metrics.MesosMetricsAutoConfiguration;
import io.github.mesosspring.call.CallTemplate;
import io.github.mesosspring.embedded.EmbeddedMesos;
import io.github.mesosspring.subscription.MesosSubscription;
import io.github.mesosspring.subscription.SubscriptionState;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An application with three frameworks at a master that speaks TLS only and asks each of
 * them who it is.
 */
class SeveralFrameworksEndToEndTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final String[] ALL = { "default", "batch", "web" };

	@TempDir
	static Path folder;

	private static EmbeddedMesos mesos;

	private static MasterCertificate certificate;

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, WebClientAutoConfiguration.class,
				ObservationAutoConfiguration.class, MetricsAutoConfiguration.class,
				CompositeMeterRegistryAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class,
				MesosAutoConfiguration.class, MesosFrameworksAutoConfiguration.class,
				MesosHealthContributorAutoConfiguration.class, MesosMetricsAutoConfiguration.class))
		.withBean(OneTaskEach.class)
		.withPropertyValues("spring.application.name=jobs", "mesos.framework.id-store=memory",
				"mesos.master=https://localhost:" + mesos.uri().getPort(), "mesos.ssl.bundle=mesos",
				"spring.ssl.bundle.pem.mesos.truststore.certificate=" + certificate.certificate().toUri(),
				"mesos.security.principal=jobs", "mesos.security.secret=geheim",
				"mesos.frameworks.batch.framework.roles=batch", "mesos.frameworks.batch.security.principal=batch",
				"mesos.frameworks.batch.security.secret=streng-geheim", "mesos.frameworks.web.framework.name=web-ui",
				"mesos.frameworks.web.encoding=json");

	@BeforeAll
	static void startMesos() throws Exception {
		certificate = MasterCertificate.create(folder);
		mesos = EmbeddedMesos.builder()
			.tls(certificate.settings())
			.credential("jobs", "geheim")
			.credential("batch", "streng-geheim")
			.agents(3)
			.allocationInterval(Duration.ofMillis(100))
			.start();
	}

	@AfterAll
	static void stopMesos() {
		mesos.close();
	}

	@Test
	void eachSubscribesAndRunsATaskOfItsOwn() {
		this.contextRunner.run((context) -> {
			OneTaskEach tasks = context.getBean(OneTaskEach.class);
			for (String framework : ALL) {
				await().atMost(LIMIT)
					.untilAsserted(() -> assertThat(tasks.finished.get(framework)).containsOnly(framework));
			}
			Set<String> ids = new HashSet<>();
			for (String framework : ALL) {
				String id = frameworks(context, framework).subscription().status().frameworkId();
				assertThat(ids.add(id)).as("an id of its own").isTrue();
				assertThat(tasks.ids.get(framework)).containsExactly(id);
				assertThat(tasks.offered.get(framework)).containsOnly(id);
			}
			assertMeters(context.getBean(MeterRegistry.class));
			assertHealthIs(context, Status.UP, Status.UP, Status.UP);
		});
	}

	@Test
	void oneThatTheMasterRefusesHurtsNoOther() {
		this.contextRunner.withPropertyValues("mesos.frameworks.batch.security.secret=falsch").run((context) -> {
			await().atMost(LIMIT).untilAsserted(() -> {
				assertThat(state(context, "batch")).isEqualTo(SubscriptionState.FAILED);
				assertHealthIs(context, Status.UP, Status.DOWN, Status.UP);
			});
			OneTaskEach tasks = context.getBean(OneTaskEach.class);
			await().atMost(LIMIT).untilAsserted(() -> assertThat(tasks.finished).containsOnlyKeys("default", "web"));
		});
	}

	@Test
	void oneThatIsTornDownEndsAlone() {
		this.contextRunner.run((context) -> {
			awaitSubscribed(context);
			context.getBean("batchCallTemplate", CallTemplate.class).teardown().block(LIMIT);
			await().atMost(LIMIT)
				.untilAsserted(() -> assertHealthIs(context, Status.UP, Status.OUT_OF_SERVICE, Status.UP));
			assertThat(state(context, "default")).isEqualTo(SubscriptionState.SUBSCRIBED);
			assertThat(state(context, "web")).isEqualTo(SubscriptionState.SUBSCRIBED);
		});
	}

	@Test
	void allGoOnAsTheSameFrameworksAfterTheirContextWasPaused() {
		this.contextRunner.run((context) -> {
			ConfigurableApplicationContext source = (ConfigurableApplicationContext) context
				.getSourceApplicationContext();
			awaitSubscribed(context);
			List<String> ids = ids(context);
			source.stop();
			assertHealthIs(context, Status.OUT_OF_SERVICE, Status.OUT_OF_SERVICE, Status.OUT_OF_SERVICE);
			source.start();
			awaitSubscribed(context);
			assertThat(ids(context)).isEqualTo(ids);
			MesosSubscription web = context.getBean("webMesosSubscription", MesosSubscription.class);
			source.close();
			assertThat(web.isRunning()).isFalse();
		});
	}

	private static void awaitSubscribed(AssertableApplicationContext context) {
		for (String framework : ALL) {
			await().atMost(LIMIT).until(() -> state(context, framework) == SubscriptionState.SUBSCRIBED);
		}
	}

	private static SubscriptionState state(AssertableApplicationContext context, String framework) {
		return frameworks(context, framework).subscription().status().state();
	}

	private static List<String> ids(AssertableApplicationContext context) {
		return context.getBean(MesosFrameworks.class)
			.all()
			.map((framework) -> String.valueOf(framework.subscription().status().frameworkId()))
			.toList();
	}

	private static MesosFramework frameworks(AssertableApplicationContext context, String name) {
		return context.getBean(MesosFrameworks.class).find(name).orElseThrow();
	}

	private static void assertHealthIs(AssertableApplicationContext context, Status jobs, Status batch, Status web) {
		CompositeHealthContributor health = context.getBean("mesosHealthContributor", CompositeHealthContributor.class);
		assertThat(health.stream()
			.map((entry) -> ((HealthIndicator) entry.contributor()).health())
			.peek((one) -> assertThat(one.toString()).doesNotContain("geheim"))
			.map((one) -> one.getStatus())).containsExactly(jobs, batch, web);
	}

	private static void assertMeters(MeterRegistry registry) {
		for (String framework : List.of("jobs", "batch", "web-ui")) {
			assertThat(registry.get("mesos.calls")
				.tags("framework", framework, "type", "ACCEPT", "outcome", "accepted")
				.counter()
				.count()).as(framework).isEqualTo(1);
			assertThat(
					registry.get("mesos.events").tags("framework", framework, "type", "SUBSCRIBED").counter().count())
				.as(framework)
				.isEqualTo(1);
			assertThat(registry.get("mesos.subscription.state")
				.tags("framework", framework, "state", "SUBSCRIBED")
				.gauge()
				.value()).as(framework).isEqualTo(1);
			assertThat(registry.get("mesos.heartbeat.age").tag("framework", framework).timeGauge().value())
				.as(framework)
				.isNotNaN();
		}
	}

}
