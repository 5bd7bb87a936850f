package io.github.mesosspring.autoconfigure;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.subscription.MesosSubscription;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.unauthorized;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * TLS for real: a master whose certificate only the bundle trusts.
 */
class MesosTlsTests {

	private static final String PASSWORD = "changeit";

	@TempDir
	static Path folder;

	private static WireMockServer master;

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, WebClientAutoConfiguration.class,
				MesosAutoConfiguration.class))
		.withPropertyValues("mesos.master=https://localhost:5050", "mesos.framework.name=jobs",
				"mesos.framework.id-store=memory", "mesos.auto-startup=false");

	private final ApplicationContextRunner bundleRunner = this.contextRunner.withPropertyValues("mesos.ssl.bundle=jobs",
			"spring.ssl.bundle.jks.jobs.truststore.location=" + folder.resolve("master.p12").toUri(),
			"spring.ssl.bundle.jks.jobs.truststore.password=" + PASSWORD,
			"spring.ssl.bundle.jks.jobs.truststore.type=PKCS12");

	@BeforeAll
	static void startMaster() throws Exception {
		Path keystore = folder.resolve("master.p12");
		Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", "master", "-keyalg", "RSA", "-validity", "2", "-dname", "CN=localhost", "-ext",
				"SAN=dns:localhost", "-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", keystore.toString())
			.redirectErrorStream(true)
			.redirectOutput(folder.resolve("keytool.log").toFile())
			.start();
		assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(keytool.exitValue()).isZero();
		master = new WireMockServer(WireMockConfiguration.wireMockConfig()
			.bindAddress("127.0.0.1")
			.dynamicPort()
			.dynamicHttpsPort()
			.keystorePath(keystore.toString())
			.keystoreType("PKCS12")
			.keystorePassword(PASSWORD)
			.keyManagerPassword(PASSWORD));
		master.start();
		master.stubFor(get("/version").willReturn(ok()));
	}

	@AfterAll
	static void stopMaster() {
		master.stop();
	}

	@Test
	void bothClientsTrustWhomTheBundleTrusts() {
		this.bundleRunner.run((context) -> {
			MesosWebClients clients = context.getBean(MesosWebClients.class);
			assertThat(status(clients.stream(), "localhost")).isEqualTo(HttpStatus.OK);
			assertThat(status(clients.calls(), "localhost")).isEqualTo(HttpStatus.OK);
		});
	}

	@Test
	void nobodyIsTrustedBlindly() {
		this.contextRunner.run((context) -> {
			MesosWebClients clients = context.getBean(MesosWebClients.class);
			assertRefused(clients.stream(), "localhost");
			assertRefused(clients.calls(), "localhost");
		});
	}

	@Test
	void theNameInTheCertificateHasToBeThatOfTheMaster() {
		this.bundleRunner.run((context) -> {
			MesosWebClients clients = context.getBean(MesosWebClients.class);
			assertRefused(clients.stream(), "127.0.0.1");
			assertRefused(clients.calls(), "127.0.0.1");
		});
	}

	@Test
	void redirectWithoutASchemeStaysOnHttps() {
		redirectTo("//localhost:" + master.httpsPort() + "/master/api/v1/scheduler");
		master.stubFor(post("/master/api/v1/scheduler").willReturn(unauthorized()));
		subscribe("401");
		assertThat(master.findAll(postRequestedFor(urlEqualTo("/master/api/v1/scheduler")))).isNotEmpty()
			.allMatch((request) -> request.getAbsoluteUrl().startsWith("https:"));
	}

	@Test
	void redirectToHttpIsNotFollowed() {
		redirectTo("http://localhost:" + master.port() + "/downgraded");
		subscribe("would leave https");
		assertThat(master.findAll(postRequestedFor(urlEqualTo("/downgraded")))).isEmpty();
	}

	private static void redirectTo(String location) {
		master.stubFor(
				post("/api/v1/scheduler").willReturn(aResponse().withStatus(307).withHeader("Location", location)));
	}

	private void subscribe(String problem) {
		this.bundleRunner
			.withPropertyValues("mesos.master=localhost:" + master.httpsPort(), "mesos.auto-startup=true",
					"mesos.subscription.backoff.max=1s")
			.run((context) -> await().untilAsserted(
					() -> assertThat(context.getBean(MesosSubscription.class).status().problem()).contains(problem)));
	}

	private static void assertRefused(WebClient client, String host) {
		assertThatExceptionOfType(WebClientRequestException.class).isThrownBy(() -> status(client, host))
			.withRootCauseInstanceOf(GeneralSecurityException.class);
	}

	private static HttpStatusCode status(WebClient client, String host) {
		return client.get()
			.uri("https://" + host + ":" + master.httpsPort() + "/version")
			.retrieve()
			.toBodilessEntity()
			.block(Duration.ofSeconds(10))
			.getStatusCode();
	}

}
