package io.github.mesosspring.autoconfigure.security;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.mesosspring.TestCertificates;
import io.github.mesosspring.autoconfigure.MesosAutoConfiguration;
import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.embedded.EmbeddedMesos;
import io.github.mesosspring.subscription.MesosSubscription;
import io.github.mesosspring.subscription.SubscriptionState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A framework with a service account of DC/OS on a master that accepts what a login
 * issued last.
 */
class DcosEndToEndTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static String key;

	private final Map<String, String> accepted = new ConcurrentHashMap<>();

	private final AtomicInteger logins = new AtomicInteger();

	private volatile int status = 200;

	private final DisposableServer login = HttpServer.create()
		.host("127.0.0.1")
		.port(0)
		.handle((request, response) -> request.receive().then().then(Mono.defer(() -> {
			String token = "token-" + this.logins.incrementAndGet();
			if (this.status == 200) {
				this.accepted.put(token, "jobs");
			}
			return response.status(this.status).sendString(Mono.just("{\"token\":\"" + token + "\"}")).then();
		})))
		.bindNow();

	private final EmbeddedMesos mesos = EmbeddedMesos.builder().agents(0).tokens(this.accepted::get).start();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(WebClientAutoConfiguration.class, MesosSecurityAutoConfiguration.class,
				MesosAutoConfiguration.class))
		.withPropertyValues("mesos.master=" + this.mesos.connectString(), "mesos.framework.name=jobs",
				"mesos.framework.id-store=memory", "mesos.subscription.backoff.max=300ms",
				"mesos.security.dcos.uid=jobs", "mesos.security.dcos.private-key=" + key,
				"mesos.security.dcos.login-url=http://127.0.0.1:" + this.login.port() + "/acs/api/v1/auth/login");

	@BeforeAll
	static void makeKey() throws GeneralSecurityException {
		key = TestCertificates.pem("PRIVATE KEY",
				KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate().getEncoded());
	}

	@AfterEach
	void stop() {
		this.mesos.close();
		this.login.disposeNow();
	}

	@Test
	void aCallWhoseTokenWasRevokedIsMadeWithANewOneAndTheSubscriptionGoesOn() {
		this.contextRunner.run((context) -> {
			MesosSubscription subscription = context.getBean(MesosSubscription.class);
			subscribed(subscription);
			this.accepted.clear();
			assertThat(context.getBean(CallOperations.class).revive(List.of()).block(PATIENCE).status()).isEqualTo(202);
			assertThat(this.logins).hasValue(2);
			assertThat(subscription.status().reconnects()).isZero();
		});
	}

	@Test
	void aLoginThatIsAwayDelaysTheSubscriptionAndDoesNotEndIt() {
		this.status = 503;
		this.contextRunner.run((context) -> {
			MesosSubscription subscription = context.getBean(MesosSubscription.class);
			await().atMost(PATIENCE)
				.untilAsserted(() -> assertThat(subscription.status().problem()).contains("No credentials",
						"the login of 'jobs'", "503"));
			this.status = 200;
			subscribed(subscription);
		});
	}

	private static void subscribed(MesosSubscription subscription) {
		await().atMost(PATIENCE).until(() -> subscription.status().state() == SubscriptionState.SUBSCRIBED);
	}

}
