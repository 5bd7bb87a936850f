package io.github.mesosspring.test;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.mesosspring.TestCertificates;
import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.operator.MesosOperatorTemplate;
import io.github.mesosspring.subscription.MesosSubscription;
import io.github.mesosspring.subscription.SubscriptionState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application on a cluster that wants to see a certificate and a secret.
 */
@SpringBootTest(classes = SecureApplicationTests.Application.class,
		properties = { "spring.application.name=secure", "mesos.ssl.bundle=cluster",
				"spring.ssl.bundle.pem.cluster.truststore.certificate=file:${certificates}/master.crt",
				"spring.ssl.bundle.pem.cluster.keystore.certificate=file:${certificates}/client.crt",
				"spring.ssl.bundle.pem.cluster.keystore.private-key=file:${certificates}/client.key" })
@EmbeddedMesos(masters = 2, credentials = "jobs:geheim", certificate = "file:${certificates}/master.crt",
		privateKey = "file:${certificates}/master.key", clientCertificates = "file:${certificates}/client.crt")
class SecureApplicationTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	@TempDir
	private static Path folder;

	@Autowired
	private MesosSubscription subscription;

	@Autowired
	private CallOperations calls;

	@Autowired
	private MesosOperatorTemplate operator;

	@DynamicPropertySource
	static void certificates(DynamicPropertyRegistry registry) {
		TestCertificates.make(folder, Map.of("master", "dns:localhost,ip:127.0.0.1", "client", "dns:secure"));
		registry.add("certificates", folder::toString);
	}

	@Test
	void subscribesCallsAndFollowsTheLeader(io.github.mesosspring.embedded.EmbeddedMesos mesos) {
		subscribed();
		assertThat(this.subscription.status().leader()).hasScheme("https");
		assertThat(this.calls.revive(List.of()).block(PATIENCE).status()).isEqualTo(202);
		assertThat(this.operator.master().getHealth().block(PATIENCE).getHealthy()).isTrue();
		mesos.failOver();
		Awaitility.await().atMost(PATIENCE).until(() -> this.subscription.status().reconnects() > 0);
		subscribed();
		assertThat(this.calls.revive(List.of()).block(PATIENCE).status()).isEqualTo(202);
	}

	private void subscribed() {
		Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> this.subscription.status().state() == SubscriptionState.SUBSCRIBED);
	}

	@EnableAutoConfiguration
	static class Application {

	}

}
