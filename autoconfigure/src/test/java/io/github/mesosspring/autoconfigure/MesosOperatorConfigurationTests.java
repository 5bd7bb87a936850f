package io.github.mesosspring.autoconfigure;

import java.net.URI;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.http.MesosCredentialsProvider;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.leader.LeaderDetector;
import io.github.mesosspring.leader.LeaderDetectors;
import io.github.mesosspring.operator.MesosOperatorTemplate;
import io.github.mesosspring.operator.OperatorCallNotSentException;
import io.github.mesosspring.protocol.AgentInfo;
import io.github.mesosspring.protocol.master.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static io.github.mesosspring.operator.MesosOperatorTemplate.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MesosOperatorConfigurationTests {

	@RegisterExtension
	static final WireMockExtension server = WireMockExtension.newInstance()
		.options(WireMockConfiguration.wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
		.build();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, HttpClientAutoConfiguration.class,
				ReactiveHttpClientAutoConfiguration.class, WebClientAutoConfiguration.class,
				MesosAutoConfiguration.class))
		.withPropertyValues("mesos.framework.name=jobs", "mesos.framework.id-store=memory", "mesos.auto-startup=false",
				"mesos.encoding=json");

	@BeforeEach
	void stub() {
		server
			.stubFor(post(anyUrl()).willReturn(okJson("{\"type\":\"GET_HEALTH\",\"get_health\":{\"healthy\":true}}")));
	}

	@Test
	void asksTheConfiguredMasterWithItsCredentials() {
		run("mesos.security.principal=jobs", "mesos.security.secret=geheim").run((context) -> {
			MesosOperatorTemplate operator = context.getBean(MesosOperatorTemplate.class);
			assertThat(await(operator.master().getHealth()).getHealthy()).isTrue();
		});
		LoggedRequest request = server.findAll(postRequestedFor(anyUrl())).get(0);
		assertThat(request.getUrl()).isEqualTo("/api/v1");
		assertThat(request.header("Content-Type").firstValue()).isEqualTo("application/json");
		assertThat(request.header("Authorization").firstValue()).isEqualTo(basic("jobs", "geheim"));
	}

	@Test
	void keepsTheCredentialsForMastersFromAgents() {
		run("mesos.security.principal=jobs", "mesos.security.secret=geheim").run((context) -> {
			MesosOperatorTemplate operator = context.getBean(MesosOperatorTemplate.class);
			await(operator.agent(URI.create(server.baseUrl())).getHealth());
		});
		server.verify(1, postRequestedFor(anyUrl()).withoutHeader("Authorization"));
	}

	@Test
	void asksAgentsWithTheirCredentials() {
		run("mesos.operator.agents.principal=ops", "mesos.operator.agents.secret=other").run((context) -> {
			MesosOperatorTemplate operator = context.getBean(MesosOperatorTemplate.class);
			await(operator.agent(URI.create(server.baseUrl())).getHealth());
			await(operator.master().getHealth());
		});
		server.verify(1,
				postRequestedFor(anyUrl()).withHeader("Authorization", WireMock.equalTo(basic("ops", "other"))));
		server.verify(1, postRequestedFor(anyUrl()).withoutHeader("Authorization"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://127.0.0.1:1", "http://127.0.0.1:1, HTTPS://127.0.0.1:2" })
	void sendsNothingInClearTextToAgentsOfMastersThatUseHttps(String masters) {
		run("mesos.master=" + masters, "mesos.operator.agents.principal=ops", "mesos.operator.agents.secret=other")
			.run((context) -> assertThatExceptionOfType(OperatorCallNotSentException.class)
				.isThrownBy(
						() -> await(context.getBean(MesosOperatorTemplate.class).agent(listeningAgent()).getHealth()))
				.withMessageContaining("https://127.0.0.1:" + server.getPort()));
		server.verify(0, postRequestedFor(anyUrl()));
	}

	@Test
	void needsNoMasterWhereTheApplicationNamesIt() {
		this.contextRunner
			.withBean(LeaderDetector.class, () -> LeaderDetectors.parse("127.0.0.1:" + server.getPort(), "http"))
			.run((context) -> await(context.getBean(MesosOperatorTemplate.class).agent(listeningAgent()).getHealth()));
		server.verify(1, postRequestedFor(anyUrl()));
	}

	@Test
	void hasConnectionsOfItsOwn() {
		run().run((context) -> {
			MesosWebClients clients = context.getBean(MesosWebClients.class);
			assertThat(clients.operator()).isNotSameAs(clients.calls());
		});
	}

	@Test
	void anAgentsSecretWithoutPrincipalFailsTheStart() {
		run("mesos.operator.agents.secret=geheim").run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOf(MesosConfigurationException.class)
			.hasMessageContaining("no principal")
			.hasMessageNotContaining("geheim"));
	}

	@Test
	void anAgentsPrincipalWithoutSecretFailsTheStart() {
		run("mesos.operator.agents.principal=ops", "mesos.operator.agents.secret=")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(MesosConfigurationException.class)
				.hasMessageContaining("no secret"));
	}

	@Test
	void aTimeoutThatIsNoneFailsTheStart() {
		run("mesos.operator.timeout=0s").run((context) -> assertThat(context).getFailure()
			.hasRootCauseInstanceOf(IllegalArgumentException.class)
			.hasStackTraceContaining("A property below 'mesos.operator' is out of bounds"));
	}

	@Test
	void backsOffFromATemplateOfTheApplication() {
		MesosOperatorTemplate own = MesosOperatorTemplate
			.builder(MesosWebClients.reactorNetty(), Encoding.JSON.codec(),
					LeaderDetectors.parse("localhost:5050", "http"))
			.build();
		run().withBean("own", MesosOperatorTemplate.class, () -> own)
			.run((context) -> assertThat(context.getBean(MesosOperatorTemplate.class)).isSameAs(own));
	}

	private ApplicationContextRunner run(String... properties) {
		return this.contextRunner.withPropertyValues("mesos.master=127.0.0.1:" + server.getPort())
			.withPropertyValues(properties);
	}

	private static Response.GetAgents.Agent listeningAgent() {
		return Response.GetAgents.Agent.newBuilder()
			.setAgentInfo(AgentInfo.newBuilder().setHostname("127.0.0.1").setPort(server.getPort()))
			.setPid("slave(1)@127.0.0.1:" + server.getPort())
			.setActive(true)
			.setVersion("1.11.0")
			.build();
	}

	private static String basic(String principal, String secret) {
		return Mono.from(MesosCredentialsProvider.basic(principal, secret).authorization()).block();
	}

}
