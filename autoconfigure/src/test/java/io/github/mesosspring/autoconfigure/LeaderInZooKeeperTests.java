package io.github.mesosspring.autoconfigure;

import java.net.URI;
import java.time.Duration;

import io.github.mesosspring.embedded.EmbeddedMesos;
import io.github.mesosspring.subscription.MesosSubscription;
import io.github.mesosspring.subscription.SubscriptionState;
import io.github.mesosspring.subscription.SubscriptionStatus;
import org.apache.curator.test.InstanceSpec;
import org.apache.curator.test.TestingServer;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An application and masters that know each other only from a ZooKeeper.
 */
class LeaderInZooKeeperTests {

	private static final Duration LIMIT = Duration.ofSeconds(40);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(WebClientAutoConfiguration.class, EmbeddedMesosAutoConfiguration.class,
				MesosAutoConfiguration.class))
		.withPropertyValues("spring.application.name=jobs", "mesos.framework.id-store=memory",
				"mesos.subscription.backoff.max=1s");

	@Test
	void theApplicationFollowsTheLeader() throws Exception {
		try (TestingServer zooKeeper = new TestingServer(true)) {
			String master = "zk://" + zooKeeper.getConnectString() + "/mesos";
			try (EmbeddedMesos mesos = EmbeddedMesos.builder().zookeeper(master).masters(3).agents(0).start()) {
				this.contextRunner.withPropertyValues("mesos.master=" + master).run((context) -> {
					MesosSubscription subscription = context.getBean(MesosSubscription.class);
					SubscriptionStatus first = awaitSubscribed(subscription, mesos.leader().uri());
					mesos.failOver();
					SubscriptionStatus second = awaitSubscribed(subscription, mesos.leader().uri());
					assertThat(second.frameworkId()).isEqualTo(first.frameworkId());
					assertThat(second.leader()).isNotEqualTo(first.leader());
				});
			}
		}
	}

	@Test
	void theApplicationWaitsForZooKeeperAndForMasters() throws Exception {
		try (TestingServer zooKeeper = new TestingServer(InstanceSpec.getRandomPort(), false)) {
			String master = "zk://" + zooKeeper.getConnectString() + "/mesos";
			this.contextRunner.withPropertyValues("mesos.master=" + master, "mesos.leader.address=ip")
				.run((context) -> {
					MesosSubscription subscription = context.getBean(MesosSubscription.class);
					await().atMost(LIMIT).until(() -> subscription.status().state() == SubscriptionState.DETECTING);
					zooKeeper.start();
					await().atMost(LIMIT)
						.untilAsserted(() -> assertThat(subscription.status().problem()).contains("no master leads"));
					try (EmbeddedMesos mesos = EmbeddedMesos.builder().zookeeper(master).agents(0).start()) {
						URI leader = mesos.leader().uri();
						awaitSubscribed(subscription, URI.create("http://127.0.0.1:" + leader.getPort()));
					}
				});
		}
	}

	private static SubscriptionStatus awaitSubscribed(MesosSubscription subscription, URI leader) {
		await().atMost(LIMIT).untilAsserted(() -> {
			assertThat(subscription.status().state()).isEqualTo(SubscriptionState.SUBSCRIBED);
			assertThat(subscription.status().leader()).isNotNull();
			assertThat(subscription.status().leader().getPort()).isEqualTo(leader.getPort());
		});
		return subscription.status();
	}

}
