package io.github.mesosspring.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.mesosspring.http.MasterAuthentication;
import io.github.mesosspring.http.MesosCredentialsProvider;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.http.Recipient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientException;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class MesosWebClientsConfigurationTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final String BASIC = "Basic am9iczpnZWhlaW3DnA==";

	@RegisterExtension
	static final WireMockExtension master = WireMockExtension.newInstance()
		.options(WireMockConfiguration.wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
		.build();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, HttpClientAutoConfiguration.class,
				ReactiveHttpClientAutoConfiguration.class, WebClientAutoConfiguration.class,
				MesosAutoConfiguration.class))
		.withPropertyValues("mesos.master=localhost:5050", "mesos.framework.name=jobs",
				"mesos.framework.id-store=memory", "mesos.auto-startup=false");

	@BeforeEach
	void stub() {
		master.stubFor(get("/moved").willReturn(temporaryRedirect("/elsewhere")));
		master.stubFor(get("/elsewhere").willReturn(ok()));
		master.stubFor(post("/call").willReturn(ok()));
		master.stubFor(get("/slow").willReturn(ok().withFixedDelay(600)));
	}

	@Test
	void streamAndCallsHaveThreadsOfTheirOwnThatEndWithTheApplication() {
		List<Thread> threads = new ArrayList<>();
		this.contextRunner.run((context) -> {
			MesosWebClients clients = context.getBean(MesosWebClients.class);
			threads.add(threadOf(clients.stream()));
			threads.add(threadOf(clients.calls()));
			assertThat(threadOf(clients.calls())).isSameAs(threads.get(1));
			assertThat(threadOf(clients.operator()).getName()).startsWith("reactor-http-");
		});
		assertThat(threads).extracting(Thread::getName)
			.satisfiesExactly((name) -> assertThat(name).startsWith("mesos-stream-"),
					(name) -> assertThat(name).startsWith("mesos-calls-"));
		await().atMost(LIMIT).until(() -> threads.stream().noneMatch(Thread::isAlive));
	}

	private static Thread threadOf(WebClient client) {
		return client.post()
			.uri(master.baseUrl() + "/call")
			.exchangeToMono((response) -> Mono.just(Thread.currentThread()))
			.block(LIMIT);
	}

	@Test
	void neitherClientFollowsRedirectsOrAsksForCompression() {
		this.contextRunner.run((context) -> {
			MesosWebClients clients = context.getBean(MesosWebClients.class);
			assertThat(request(clients.stream(), "/moved").getStatusCode()).isEqualTo(HttpStatus.FOUND);
			assertThat(request(clients.calls(), "/moved").getStatusCode()).isEqualTo(HttpStatus.FOUND);
		});
		master.verify(0, getRequestedFor(urlEqualTo("/elsewhere")));
		master.verify(2, getRequestedFor(urlEqualTo("/moved")).withoutHeader("Accept-Encoding"));
	}

	@Test
	void bothClientsAuthenticate() {
		this.contextRunner.withPropertyValues("mesos.security.principal=jobs", "mesos.security.secret=geheimÜ")
			.run((context) -> {
				call(context.getBean(MesosWebClients.class).stream());
				call(context.getBean(MesosWebClients.class).calls());
			});
		master.verify(2, postRequestedFor(urlEqualTo("/call")).withHeader("Authorization", WireMock.equalTo(BASIC)));
	}

	@Test
	void aBeanOfTheApplicationSuppliesTheCredentialsInstead() {
		this.contextRunner.withPropertyValues("mesos.security.secret=geheim")
			.withBean(MesosCredentialsProvider.class, () -> () -> Mono.just("Bearer token"))
			.run((context) -> {
				call(context.getBean(MesosWebClients.class).stream());
				call(context.getBean(MesosWebClients.class).calls());
			});
		master.verify(2,
				postRequestedFor(urlEqualTo("/call")).withHeader("Authorization", WireMock.equalTo("Bearer token")));
	}

	@Test
	void whoIsCalledByOthersIsNotSentTheCredentials() {
		this.contextRunner.withPropertyValues("mesos.security.token=geheim")
			.run((context) -> context.getBean(MesosWebClients.class)
				.calls()
				.post()
				.uri(master.baseUrl() + "/call")
				.retrieve()
				.toBodilessEntity()
				.block(LIMIT));
		master.verify(1, postRequestedFor(urlEqualTo("/call")).withoutHeader("Authorization"));
	}

	@Test
	void nobodyAuthenticatesWithoutASecret() {
		this.contextRunner.withPropertyValues("mesos.security.principal=jobs")
			.run((context) -> call(context.getBean(MesosWebClients.class).calls()));
		master.verify(1, postRequestedFor(urlEqualTo("/call")).withoutHeader("Authorization"));
	}

	@Test
	void aSecretWithoutPrincipalFailsTheStart() {
		this.contextRunner.withPropertyValues("mesos.security.secret=geheim")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(MesosConfigurationException.class)
				.hasMessageContaining("no principal")
				.hasMessageNotContaining("geheim"));
	}

	@Test
	void theReadTimeoutOfTheApplicationEndsCallsButNotTheStream() {
		this.contextRunner.withPropertyValues("spring.http.clients.read-timeout=150ms").run((context) -> {
			MesosWebClients clients = context.getBean(MesosWebClients.class);
			assertThat(request(clients.stream(), "/slow").getStatusCode()).isEqualTo(HttpStatus.OK);
			assertThatExceptionOfType(WebClientException.class).isThrownBy(() -> request(clients.calls(), "/slow"));
		});
	}

	@Test
	void anotherConnectorIsNotUsed() {
		this.contextRunner.withPropertyValues("spring.http.clients.reactive.connector=jdk")
			.run((context) -> request(context.getBean(MesosWebClients.class).stream(), "/elsewhere"));
		master.verify(1, getRequestedFor(urlEqualTo("/elsewhere")).withHeader("User-Agent",
				WireMock.containing("ReactorNetty")));
	}

	@Test
	void customizersOfTheApplicationApply() {
		this.contextRunner.withUserConfiguration(CustomizerConfiguration.class)
			.run((context) -> request(context.getBean(MesosWebClients.class).calls(), "/elsewhere"));
		master.verify(1, getRequestedFor(urlEqualTo("/elsewhere")).withHeader("X-Team", WireMock.equalTo("blue")));
	}

	private static void call(WebClient client) {
		client.post()
			.uri(master.baseUrl() + "/call")
			.attributes(MasterAuthentication.to(Recipient.NAMED))
			.retrieve()
			.toBodilessEntity()
			.block(LIMIT);
	}

	private static ResponseEntity<Void> request(WebClient client, String path) {
		ResponseEntity<Void> response = client.get()
			.uri(master.baseUrl() + path)
			.retrieve()
			.toBodilessEntity()
			.block(LIMIT);
		assertThat(response).isNotNull();
		return response;
	}

	@Configuration(proxyBeanMethods = false)
	static class CustomizerConfiguration {

		@Bean
		WebClientCustomizer teamCustomizer() {
			return (builder) -> builder.defaultHeader("X-Team", "blue");
		}

	}

}
