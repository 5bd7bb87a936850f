package io.github.mesosspring.security;

import java.beans.PropertyDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.github.mesosspring.TestCertificates;
import io.github.mesosspring.autoconfigure.MesosProperties;
import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.call.CallRejectedException;
import io.github.mesosspring.embedded.EmbeddedMesos;
import io.github.mesosspring.embedded.EmbeddedMesosBuilder;
import io.github.mesosspring.embedded.http.TlsSettings;
import io.github.mesosspring.operator.MesosOperatorTemplate;
import io.github.mesosspring.subscription.MesosSubscription;
import io.github.mesosspring.subscription.SubscriptionState;
import io.micrometer.core.instrument.MeterRegistry;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

import org.springframework.beans.BeanUtils;
import org.springframework.beans.BeanWrapperImpl;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/**
 * Applications that succeed and fail with secrets which are then looked for in everything
 * that they show of themselves, with everything logged, recorded and shown that can be.
 */
class PlantedSecretTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final String SECRET = "plAnted+S3cret/of=jobs";

	private static final String WRONG = "an0ther+S3cret/of=jobs";

	@TempDir
	static Path folder;

	private static final String ISSUED = "issu3d+T0ken/of=jobs";

	private static final String ZOOKEEPER = "zk+Passw0rd/of=jobs";

	private static TestCertificates certificates;

	private static String key;

	private final Hunt hunt = new Hunt(Map.of("jobs", SECRET, "batch", SECRET, "nobody", WRONG, "issued", ISSUED,
			"zookeeper", ZOOKEEPER, "key", key.lines().skip(3).findFirst().orElseThrow()));

	@BeforeAll
	static void makeCertificates() throws GeneralSecurityException {
		key = TestCertificates.pem("PRIVATE KEY",
				KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate().getEncoded());
		certificates = TestCertificates.make(folder,
				Map.of("master", "dns:localhost,ip:127.0.0.1", "client", "dns:jobs"));
	}

	@AfterEach
	void endTheHunt() {
		Hunt.current = new Hunt(Map.of());
	}

	@Test
	void withTlsAndBasicItShowsUpNowhere() throws Exception {
		TlsSettings tls = TlsSettings.of(certificates.certificate("master"), certificates.key("master"))
			.clientCertificates(certificates.certificate("client"), true);
		try (EmbeddedMesos mesos = cluster().masters(2).tls(tls).credential("jobs", SECRET).start()) {
			String follower = mesos.masters().get(1).uri().toString();
			String[] secure = { "--mesos.ssl.bundle=cluster", "--mesos.master=" + follower,
					"--mesos.security.principal=jobs", "--mesos.security.secret=${planted.secret}",
					"--planted.secret=" + SECRET, pem("truststore.certificate", certificates.certificate("master")),
					pem("keystore.certificate", certificates.certificate("client")),
					pem("keystore.private-key", certificates.key("client")) };
			try (ConfigurableApplicationContext application = run(secure)) {
				use(application);
				mesos.failOver();
				await().atMost(PATIENCE)
					.untilAsserted(() -> assertThat(application.getBean(MesosSubscription.class).status().reconnects())
						.isPositive());
				subscribed(application);
				searchAll(application, "mesos.security.secret", "planted.secret");
			}
			assertThat(mesos.journal().latest(10)).isNotEmpty();
		}
		assertThat(this.hunt.findings()).isEmpty();
		assertThat(this.hunt.searched()).isGreaterThan(1_000_000);
	}

	@Test
	void withATokenItShowsUpNowhere() throws Exception {
		Map<String, String> tokens = new ConcurrentHashMap<>(Map.of(SECRET, "jobs"));
		try (EmbeddedMesos mesos = cluster().tokens(tokens::get).start();
				ConfigurableApplicationContext application = run("--mesos.master=" + mesos.connectString(),
						"--mesos.security.token=" + SECRET)) {
			use(application);
			tokens.clear();
			CallRejectedException refused = catchThrowableOfType(CallRejectedException.class,
					() -> application.getBean(CallOperations.class).revive(List.of()).block(PATIENCE));
			assertThat(refused.getStatus()).isEqualTo(401);
			this.hunt.search("the exception of a call", Throwables.getStackTrace(refused));
			searchAll(application, "mesos.security.token");
		}
		assertThat(this.hunt.findings()).isEmpty();
	}

	@Test
	void withALoginAndASecondFrameworkNothingShowsUpAnywhere() throws Exception {
		Map<String, String> tokens = new ConcurrentHashMap<>();
		AtomicInteger logins = new AtomicInteger();
		DisposableServer login = HttpServer.create()
			.host("127.0.0.1")
			.handle((request, response) -> request.receive().then().then(Mono.defer(() -> {
				String token = ISSUED + logins.incrementAndGet();
				tokens.put(token, "jobs");
				return response.sendString(Mono.just("{\"token\":\"" + token + "\"}")).then();
			})))
			.bindNow();
		try (EmbeddedMesos mesos = cluster().tokens(tokens::get).credential("batch", SECRET).start();
				ConfigurableApplicationContext application = run("--mesos.master=" + mesos.connectString(),
						"--mesos.security.dcos.uid=jobs", "--mesos.security.dcos.private-key=" + key,
						"--mesos.security.dcos.login-url=http://127.0.0.1:" + login.port() + "/acs/api/v1/auth/login",
						"--mesos.zookeeper.username=jobs", "--mesos.zookeeper.password=" + ZOOKEEPER,
						"--mesos.operator.agents.principal=nobody", "--mesos.operator.agents.secret=" + WRONG,
						"--mesos.frameworks.batch.framework.roles=batch",
						"--mesos.frameworks.batch.framework.suppressed-roles=batch",
						"--mesos.frameworks.batch.framework.id-store=memory",
						"--mesos.frameworks.batch.security.principal=batch",
						"--mesos.frameworks.batch.security.secret=${planted.secret}", "--planted.secret=" + SECRET)) {
			use(application);
			subscribed(application.getBean("batchMesosSubscription", MesosSubscription.class));
			// revoked: the next call logs in once more
			tokens.clear();
			assertThat(application.getBean(CallOperations.class).revive(List.of()).block(PATIENCE).status())
				.isEqualTo(202);
			assertThat(logins).hasValue(2);
			searchAll(application, "mesos.security.dcos.private-key", "mesos.zookeeper.password",
					"mesos.operator.agents.secret", "mesos.frameworks.batch.security.secret", "planted.secret");
		}
		finally {
			login.disposeNow();
		}
		assertThat(this.hunt.findings()).isEmpty();
	}

	@Test
	void aStartThatFailsForItShowsItNowhere() {
		try (EmbeddedMesos mesos = cluster().credential("jobs", SECRET).start()) {
			Throwable failure = catchThrowable(() -> run(WebApplicationType.NONE,
					"--mesos.master=" + mesos.connectString(), "--mesos.security.principal=nobody",
					"--mesos.security.secret=" + WRONG, "--mesos.subscription.start-policy=fail")
				.close());
			assertThat(Throwables.getStackTrace(failure)).contains("401");
			this.hunt.search("the exception of the start", Throwables.getStackTrace(failure));
			Throwable both = catchThrowable(() -> run(WebApplicationType.NONE, "--mesos.security.token=" + WRONG,
					"--mesos.security.secret=" + SECRET, "--mesos.master=127.0.0.1:1")
				.close());
			this.hunt.search("the exception of the credentials", Throwables.getStackTrace(both));
			Throwable master = catchThrowable(
					() -> run(WebApplicationType.NONE, "--mesos.master=zk://jobs:" + SECRET + "@zk:2181").close());
			assertThat(Throwables.getStackTrace(master)).contains("does not say where the Mesos master is");
			this.hunt.search("the exception of the master", Throwables.getStackTrace(master));
		}
		assertThat(this.hunt.findings()).isEmpty();
	}

	@Test
	void theHuntFindsWhatIsThere() {
		try (ConfigurableApplicationContext application = run(WebApplicationType.NONE, "--mesos.enabled=false")) {
			Logger logger = LoggerFactory.getLogger(application.getId());
			logger.trace("{} and am9iczpwbEFudGVkK1MzY3JldC9vZj1qb2Jz", SECRET);
			logger.debug("plAnted%2BS3cret%2Fof%3Djobs", new IllegalStateException(WRONG));
		}
		assertThat(this.hunt.findings()).hasSize(4);
	}

	private static EmbeddedMesosBuilder cluster() {
		return EmbeddedMesos.builder().agents(0).scriptedAgents(1).allocationInterval(Duration.ofMillis(50));
	}

	private static String pem(String key, Path file) {
		return "--spring.ssl.bundle.pem.cluster." + key + "=file:" + file;
	}

	private ConfigurableApplicationContext run(String... properties) {
		return run(WebApplicationType.REACTIVE, properties);
	}

	private ConfigurableApplicationContext run(WebApplicationType web, String... properties) {
		Hunt.current = this.hunt;
		return new SpringApplicationBuilder(HuntedApplication.class).web(web)
			.properties("spring.config.location=optional:file:none/", "logging.config=classpath:hunt-logback.xml",
					"server.address=127.0.0.1", "server.port=0", "mesos.framework.name=jobs",
					"mesos.framework.id-store=memory", "mesos.record.path=" + folder.resolve("traffic.jsonl"),
					"mesos.offers.refuse-seconds=0s", "spring.http.codecs.log-request-details=true",
					"management.endpoints.web.exposure.include=*", "management.endpoints.access.default=unrestricted",
					"management.endpoint.env.show-values=always", "management.endpoint.configprops.show-values=always",
					"management.endpoint.quartz.show-values=always", "management.endpoint.health.show-details=always",
					"management.endpoint.health.show-components=always")
			.run(properties);
	}

	private static void use(ConfigurableApplicationContext application) {
		subscribed(application);
		HuntedApplication hunted = application.getBean(HuntedApplication.class);
		await().atMost(PATIENCE).until(() -> hunted.handled() > 1);
		assertThat(application.getBean(CallOperations.class).revive(List.of()).block(PATIENCE).status()).isEqualTo(202);
		application.getBean(MesosOperatorTemplate.class).master().getHealth().block(PATIENCE);
	}

	private static void subscribed(ConfigurableApplicationContext application) {
		subscribed(application.getBean(MesosSubscription.class));
	}

	private static void subscribed(MesosSubscription subscription) {
		await().atMost(PATIENCE).until(() -> subscription.status().state() == SubscriptionState.SUBSCRIBED);
	}

	private void searchAll(ConfigurableApplicationContext application, String... hidden)
			throws IOException, InterruptedException {
		int port = application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
		Map<String, String> actuator = ActuatorWalk.read(port);
		assertThat(actuator.keySet()).contains("/env", "/configprops", "/beans", "/health", "/prometheus",
				"/conditions");
		assertThat(hidden).allSatisfy((key) -> assertThat(actuator.get("/env/" + key)).contains("******"));
		actuator.forEach((endpoint, answer) -> this.hunt.search("the endpoint " + endpoint, answer));
		for (String name : application.getBeanDefinitionNames()) {
			Object bean = application.getBean(name);
			if (bean.getClass().getName().startsWith("io.github.mesosspring")) {
				this.hunt.search("the bean " + name, bean.toString());
			}
		}
		searchProperties("mesos", application.getBean(MesosProperties.class));
		application.getBean(MeterRegistry.class)
			.getMeters()
			.forEach((meter) -> this.hunt.search("a meter", meter.getId().toString()));
		try (Stream<Path> files = Files.list(folder)) {
			for (Path file : files.filter((path) -> path.toString().endsWith(".jsonl")).toList()) {
				this.hunt.search("the recording", Files.readString(file));
			}
		}
	}

	/**
	 * What properties show of themselves, and those in them.
	 */
	private void searchProperties(String path, Object properties) {
		this.hunt.search("the properties " + path, properties.toString());
		for (PropertyDescriptor property : BeanUtils.getPropertyDescriptors(properties.getClass())) {
			if (property.getPropertyType().getName().startsWith("io.github.mesosspring")
					&& !property.getPropertyType().isEnum()) {
				Object value = new BeanWrapperImpl(properties).getPropertyValue(property.getName());
				if (value != null) {
					searchProperties(path + "." + property.getName(), value);
				}
			}
		}
	}

}
