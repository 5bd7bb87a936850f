package io.github.mesosspring.autoconfigure;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.mesosspring.TestCertificates;
import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.embedded.EmbeddedMesos;
import io.github.mesosspring.embedded.http.TlsSettings;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.operator.AgentOperations;
import io.github.mesosspring.operator.MesosOperatorTemplate;
import io.github.mesosspring.operator.OperatorCallNotSentException;
import io.github.mesosspring.subscription.MesosSubscription;
import io.github.mesosspring.subscription.SubscriptionState;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Servers that want to see a certificate, and one that is replaced while the framework
 * runs.
 */
class MutualTlsTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	@TempDir
	static Path folder;

	private static TestCertificates certificates;

	private final Path certificate = folder.resolve("current.crt");

	private final Path key = folder.resolve("current.key");

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, WebClientAutoConfiguration.class,
				MesosAutoConfiguration.class))
		.withPropertyValues("mesos.master=localhost:1", "mesos.framework.name=jobs", "mesos.framework.id-store=memory",
				"mesos.auto-startup=false", "mesos.encoding=json", "mesos.subscription.backoff.max=1s",
				"mesos.ssl.bundle=jobs", "spring.ssl.bundle.watch.file.quiet-period=50ms",
				"spring.ssl.bundle.pem.jobs.reload-on-update=true",
				"spring.ssl.bundle.pem.jobs.truststore.certificate=file:" + folder.resolve("server-other.crt"),
				"spring.ssl.bundle.pem.jobs.keystore.certificate=file:" + this.certificate,
				"spring.ssl.bundle.pem.jobs.keystore.private-key=file:" + this.key);

	@BeforeAll
	static void makeCertificates() throws IOException {
		certificates = TestCertificates.make(folder, Map.of("server", "dns:localhost,ip:127.0.0.1", "other",
				"dns:elsewhere", "old", "dns:jobs", "new", "dns:jobs"));
		certificates.certificates("server", "other");
	}

	@BeforeEach
	void useTheOldOne() throws IOException {
		use("old");
	}

	@Test
	void aRenewedCertificateIsUsedByNewConnectionsAndASubscriptionThatIsMadeForIt() throws Exception {
		TlsSettings tls = TlsSettings.of(certificates.certificate("server"), certificates.key("server"))
			.clientCertificates(certificates.certificates("old", "new"), true);
		try (EmbeddedMesos mesos = EmbeddedMesos.builder().agents(0).tls(tls).start();
				MutualTlsServer agent = new MutualTlsServer(certificates, "server", "old", "new")) {
			this.contextRunner
				.withPropertyValues("mesos.master=" + mesos.uri().getAuthority(), "mesos.auto-startup=true")
				.run((context) -> {
					MesosSubscription subscription = context.getBean(MesosSubscription.class);
					subscribed(subscription);
					String id = subscription.status().frameworkId();
					visit(context, agent);
					assertThat(agent.clients()).hasSize(3).containsOnly("CN=old");
					use("new");
					await().atMost(PATIENCE).until(() -> subscription.status().reconnects() > 0);
					subscribed(subscription);
					assertThat(subscription.status().frameworkId()).isEqualTo(id);
					assertThat(context.getBean(CallOperations.class).revive(List.of()).block(PATIENCE).status())
						.isEqualTo(202);
					visit(context, agent);
					assertThat(agent.clients().subList(3, 6)).containsOnly("CN=new");
					assertThat(subscription.status().reconnects()).isOne();
				});
		}
	}

	@Test
	void aServerWithTheNameOfAnotherIsRefusedByAllClients() throws Exception {
		try (MutualTlsServer server = new MutualTlsServer(certificates, "other", "old")) {
			this.contextRunner.run((context) -> {
				MesosWebClients clients = context.getBean(MesosWebClients.class);
				for (WebClient client : List.of(clients.stream(), clients.calls(), clients.operator())) {
					assertThatExceptionOfType(WebClientRequestException.class).isThrownBy(() -> get(client, server))
						.withRootCauseInstanceOf(GeneralSecurityException.class);
				}
				assertThatExceptionOfType(OperatorCallNotSentException.class)
					.isThrownBy(() -> agent(context, server).getHealth().block(PATIENCE))
					.withRootCauseInstanceOf(GeneralSecurityException.class);
			});
			assertThat(server.clients()).isEmpty();
		}
	}

	private static void visit(ApplicationContext context, MutualTlsServer server) {
		MesosWebClients clients = context.getBean(MesosWebClients.class);
		get(clients.stream(), server);
		get(clients.calls(), server);
		assertThat(agent(context, server).getHealth().block(PATIENCE).getHealthy()).isTrue();
	}

	private static void get(WebClient client, MutualTlsServer server) {
		client.get().uri("https://localhost:" + server.port() + "/").retrieve().toBodilessEntity().block(PATIENCE);
	}

	private static AgentOperations agent(ApplicationContext context, MutualTlsServer server) {
		return context.getBean(MesosOperatorTemplate.class).agent(URI.create("https://localhost:" + server.port()));
	}

	private static void subscribed(MesosSubscription subscription) {
		await().atMost(PATIENCE).until(() -> subscription.status().state() == SubscriptionState.SUBSCRIBED);
	}

	private void use(String name) throws IOException {
		Files.copy(certificates.certificate(name), this.certificate, StandardCopyOption.REPLACE_EXISTING);
		Files.copy(certificates.key(name), this.key, StandardCopyOption.REPLACE_EXISTING);
	}

}
