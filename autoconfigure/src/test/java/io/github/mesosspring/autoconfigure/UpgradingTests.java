package io.github.mesosspring.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

import io.github.mesosspring.embedded.EmbeddedMesos;
import io.github.mesosspring.operator.MesosOperatorTemplate;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.master.Response.GetFrameworks;
import io.github.mesosspring.subscription.MesosSubscription;
import io.github.mesosspring.subscription.SubscriptionState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What docs/upgrading.md says of a restart with other properties.
 */
class UpgradingTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@TempDir
	private Path folder;

	private EmbeddedMesos mesos;

	@BeforeEach
	void startMaster() {
		this.mesos = EmbeddedMesos.builder().credential("jobs", "geheim").credential("others", "geheim").start();
	}

	@AfterEach
	void stopMaster() {
		this.mesos.close();
	}

	@Test
	void aRestartReplacesWhatTheMasterKeepsButUserAndCheckpoint() {
		FrameworkInfo before = run(this::registered, "mesos.framework.user=alice", "mesos.framework.roles=a,b",
				"mesos.framework.labels.version=1");
		FrameworkInfo after = run(this::registered, "mesos.framework.user=bob", "mesos.framework.checkpoint=false",
				"mesos.framework.name=renamed", "mesos.framework.roles=b,c", "mesos.framework.labels.version=2",
				"mesos.framework.capabilities=multi-role", "mesos.framework.failover-timeout=1h");
		assertThat(after.getId()).isEqualTo(before.getId());
		assertThat(after.getName()).isEqualTo("renamed");
		assertThat(after.getRolesList()).containsExactly("b", "c");
		assertThat(after.getLabels().getLabels(0).getValue()).isEqualTo("2");
		assertThat(after.getCapabilitiesList()).hasSize(1);
		assertThat(after.getFailoverTimeout()).isEqualTo(3600);
		assertThat(after.getUser()).isEqualTo("alice");
		assertThat(after.getCheckpoint()).isTrue();
	}

	@Test
	void anotherPrincipalIsRefused() {
		run(this::registered);
		run((context) -> {
			MesosSubscription subscription = context.getBean(MesosSubscription.class);
			await().atMost(LIMIT).until(() -> subscription.status().state() == SubscriptionState.FAILED);
			assertThat(subscription.status().toString()).contains("Changing framework's principal is not allowed.");
			return null;
		}, "mesos.security.principal=others");
	}

	private FrameworkInfo registered(AssertableApplicationContext context) {
		MesosSubscription subscription = context.getBean(MesosSubscription.class);
		await().atMost(LIMIT).until(() -> subscription.status().state() == SubscriptionState.SUBSCRIBED);
		List<GetFrameworks.Framework> frameworks = context.getBean(MesosOperatorTemplate.class)
			.master()
			.getFrameworks()
			.map(GetFrameworks::getFrameworksList)
			.block(LIMIT);
		assertThat(frameworks).hasSize(1);
		return frameworks.get(0).getFrameworkInfo();
	}

	private <T> T run(Function<AssertableApplicationContext, T> action, String... properties) {
		Object[] result = new Object[1];
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(WebClientAutoConfiguration.class, MesosAutoConfiguration.class))
			.withPropertyValues("spring.application.name=jobs", "mesos.master=" + this.mesos.connectString(),
					"mesos.framework.id-file=" + this.folder.resolve("jobs.id"), "mesos.security.principal=jobs",
					"mesos.security.secret=geheim")
			.withPropertyValues(properties)
			.run((context) -> result[0] = action.apply(context));
		@SuppressWarnings("unchecked")
		T cast = (T) result[0];
		return cast;
	}

}
