package io.github.mesosspring.autoconfigure.endpoint;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.IntStream;

import javax.management.ObjectName;

import io.github.mesosspring.embedded.EmbeddedMesos;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.session.Sessions;
import io.github.mesosspring.subscription.MesosSubscription;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The endpoint over HTTP and JMX, of an application with a real life.
 */
class MesosEndpointHttpTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private static EmbeddedMesos mesos;

	@BeforeAll
	static void startMesos() {
		mesos = EmbeddedMesos.builder().agents(1).credential("jobs", "geheim").start();
	}

	@AfterAll
	static void stopMesos() {
		mesos.close();
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
	void showsWhatIsAndDoesWhatAnOperatorAsksFor(WebApplicationType type) throws Exception {
		try (ConfigurableApplicationContext context = start(type, "--management.endpoint.mesos.access=unrestricted",
				"--mesos.framework.name=" + type, "--spring.jmx.enabled=" + (type == WebApplicationType.SERVLET),
				"--management.endpoints.jmx.exposure.include=mesos")) {
			String base = base(context);
			await().atMost(LIMIT).until(() -> get(base + "/default").at("/offers/count").asInt() > 0);
			JsonNode shown = get(base).at("/frameworks/default");
			assertShownIs(shown, type);
			assertThat(send("GET", base + "/nobody", null).statusCode()).isEqualTo(404);
			assertCalls(base);
			assertHandlersArePaused(base);
			assertReconnects(context, base, shown);
			if (type == WebApplicationType.SERVLET) {
				assertSeenByJmx();
			}
			context.getBean(MesosSubscription.class).stop();
			HttpResponse<String> refused = send("POST", base + "/default/reconnect", "{}");
			assertThat(refused.statusCode()).isEqualTo(409);
			assertThat(JsonMapper.shared().readTree(refused.body()).at("/message").asString()).contains("STOPPED");
		}
	}

	@Test
	void refusesOperationsUnlessTheyAreAllowed() throws Exception {
		try (ConfigurableApplicationContext context = start(WebApplicationType.REACTIVE, "--mesos.auto-startup=false",
				"--mesos.framework.name=idle")) {
			String base = base(context);
			assertThat(get(base).at("/frameworks/default/state").asString()).isEqualTo("STOPPED");
			assertThat(send("POST", base + "/default/reconnect", "{}").statusCode()).isIn(404, 405);
		}
	}

	private static void assertShownIs(JsonNode shown, WebApplicationType type) {
		assertThat(shown.at("/name").asString()).isEqualTo(type.name());
		assertThat(shown.at("/state").asString()).isEqualTo("SUBSCRIBED");
		assertThat(shown.at("/leader").asString()).isEqualTo(mesos.uri().toString());
		assertThat(shown.at("/masterVersion").asString()).isNotEmpty();
		assertThat(shown.at("/epoch").asInt()).isEqualTo(1);
		assertThat(shown.at("/since").asString()).endsWith("Z");
		assertThat(shown.at("/lastHeartbeatAge").asString()).startsWith("PT");
		assertThat(shown.at("/queue/maxEvents").asInt()).isEqualTo(100_000);
		assertThat(shown.at("/calls/waiting").asInt()).isZero();
		assertThat(shown.at("/offers/oldest/0/agentId").asString()).isNotEmpty();
		assertThat(shown.at("/handlers/0/id").asString()).isEqualTo("keeper");
		assertThat(shown.toString()).doesNotContain("geheim");
	}

	private static void assertCalls(String base) throws Exception {
		assertThat(send("POST", base + "/default/reconcile", "{}").statusCode()).isEqualTo(202);
		assertThat(send("POST", base + "/default/suppress", "{\"roles\":\"*\"}").statusCode()).isEqualTo(202);
		assertThat(send("POST", base + "/default/revive", null).statusCode()).isEqualTo(202);
		mesos.journal().await((journal) -> journal.toString().contains("REVIVE"), LIMIT);
		// its roles are looked at when the calls before it have their outcome
		await().atMost(LIMIT)
			.untilAsserted(() -> assertThat(
					send("POST", base + "/default/suppress", "{\"roles\":\"*,of-others\"}").statusCode())
				.isEqualTo(400));
		assertThat(send("POST", base + "/default/explode", "{}").statusCode()).isEqualTo(400);
		assertThat(send("POST", base + "/nobody/reconcile", "{}").statusCode()).isEqualTo(404);
	}

	private static void assertHandlersArePaused(String base) throws Exception {
		assertThat(send("POST", base + "/default/pause", "{\"handler\":\"keeper\"}").statusCode()).isEqualTo(200);
		assertThat(get(base + "/default").at("/handlers/0/state").asString()).isEqualTo("PAUSED");
		assertThat(send("POST", base + "/default/resume", "{\"handler\":\"keeper\"}").statusCode()).isEqualTo(200);
		assertThat(get(base + "/default").at("/handlers/0/state").asString()).isEqualTo("RUNNING");
		assertThat(send("POST", base + "/default/pause", "{\"handler\":\"other\"}").statusCode()).isEqualTo(404);
		assertThat(send("POST", base + "/default/pause", "{}").statusCode()).isEqualTo(400);
	}

	private static void assertReconnects(ConfigurableApplicationContext context, String base, JsonNode before)
			throws Exception {
		assertThat(send("POST", base + "/default/reconnect", "{}").statusCode()).isEqualTo(202);
		await().atMost(LIMIT).until(() -> {
			var session = context.getBean(Sessions.class).current();
			return session != null && session.epoch() >= 2;
		});
		JsonNode after = get(base + "/default");
		assertThat(after.at("/frameworkId")).isEqualTo(before.at("/frameworkId"));
		assertThat(after.at("/epoch").asInt()).as("subscriptions").isEqualTo(2);
		assertThat(after.at("/reconnects/count").asInt()).isEqualTo(1);
		assertThat(after.at("/reconnects/last/0/reason").asString()).isEqualTo("requested");
		assertThat(after.at("/reconnects/last/0/duration").asString()).startsWith("PT");
	}

	private static void assertSeenByJmx() throws Exception {
		ObjectName name = ManagementFactory.getPlatformMBeanServer()
			.queryNames(new ObjectName("org.springframework.boot:type=Endpoint,name=Mesos,*"), null)
			.iterator()
			.next();
		Object all = ManagementFactory.getPlatformMBeanServer()
			.invoke(name, "frameworks", new Object[0], new String[0]);
		assertThat(all.toString()).contains("state=SUBSCRIBED").doesNotContain("geheim");
		Object report = ManagementFactory.getPlatformMBeanServer()
			.invoke(name, "operate", new Object[] { "default", "resume", null, "keeper" },
					IntStream.range(0, 4)
						.mapToObj((index) -> (index == 2) ? "java.util.List" : String.class.getName())
						.toArray(String[]::new));
		assertThat(report.toString()).contains("outcome=DONE");
	}

	private static ConfigurableApplicationContext start(WebApplicationType type, String... arguments) {
		return new SpringApplicationBuilder(Application.class).web(type)
			.properties("mesos.master=" + mesos.connectString(), "mesos.framework.id-store=memory",
					"mesos.security.principal=jobs", "mesos.security.secret=geheim", "server.port=0",
					"server.address=127.0.0.1", "management.endpoints.web.exposure.include=mesos")
			.run(arguments);
	}

	private static String base(ConfigurableApplicationContext context) {
		return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + "/actuator/mesos";
	}

	private static JsonNode get(String uri) throws Exception {
		HttpResponse<String> response = send("GET", uri, null);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		return JsonMapper.shared().readTree(response.body());
	}

	private static HttpResponse<String> send(String method, String uri, String body) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create(uri))
			.method(method,
					(body != null) ? HttpRequest.BodyPublishers.ofString(body) : HttpRequest.BodyPublishers.noBody())
			.header("Content-Type", "application/json")
			.timeout(LIMIT)
			.build();
		return HTTP.send(request, BodyHandlers.ofString());
	}

	@Configuration(proxyBeanMethods = false)
	// Spring Security is on the class path for its OAuth2 client alone
	@EnableAutoConfiguration(exclude = { ReactiveWebSecurityAutoConfiguration.class,
			ReactiveManagementWebSecurityAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class,
			ManagementWebSecurityAutoConfiguration.class, SecurityFilterAutoConfiguration.class })
	static class Application {

		@Bean
		Keeper keeper() {
			return new Keeper();
		}

	}

	/**
	 * Keeps the offers.
	 */
	static class Keeper {

		@MesosEventHandler(id = "keeper")
		void offered(Offer offer) {
		}

	}

}
