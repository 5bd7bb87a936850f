package io.github.mesosspring.autoconfigure.security;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.mesosspring.autoconfigure.MesosAutoConfiguration;
import io.github.mesosspring.autoconfigure.MesosCredentialsFactory;
import io.github.mesosspring.autoconfigure.MesosSecurityProperties;
import io.github.mesosspring.http.MasterAuthentication;
import io.github.mesosspring.http.MesosCredentialsProvider;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.http.Recipient;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.util.StringUtils;
import org.springframework.web.reactive.function.client.WebClient;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each kind of credentials as properties, against a server that issues tokens and one
 * that asks for them, which are the same.
 */
class CredentialsPropertiesTests {

	private static final String LOGIN = "/acs/api/v1/auth/login";

	@RegisterExtension
	static final WireMockExtension server = WireMockExtension.newInstance()
		.options(WireMockConfiguration.wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
		.build();

	private static String key;

	@TempDir
	private Path folder;

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, WebClientAutoConfiguration.class,
				OAuth2ClientAutoConfiguration.class, MesosSecurityAutoConfiguration.class,
				MesosAutoConfiguration.class))
		.withPropertyValues("mesos.master=localhost:5050", "mesos.framework.name=jobs",
				"mesos.framework.id-store=memory", "mesos.auto-startup=false");

	@BeforeAll
	static void makeKey() throws GeneralSecurityException {
		KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
		key = "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
				+ "\n-----END PRIVATE KEY-----\n";
	}

	@Test
	void aTokenFromAFileIsSentWithoutItsLineBreak() {
		accept("Bearer abc");
		this.contextRunner.withPropertyValues("mesos.security.token=abc\n").run((context) -> call(context, 202));
	}

	@Test
	void aServiceAccountOfDcosLogsInAndAgainWhenItIsRefused() throws Exception {
		Files.writeString(this.folder.resolve("account.pem"), key);
		server
			.stubFor(post(LOGIN).inScenario("login").willReturn(okJson("{\"token\":\"old\"}")).willSetStateTo("again"));
		server.stubFor(
				post(LOGIN).inScenario("login").whenScenarioStateIs("again").willReturn(okJson("{\"token\":\"new\"}")));
		accept("token=new");
		dcos("file:" + this.folder.resolve("account.pem")).run((context) -> {
			server.verify(0, postRequestedFor(urlEqualTo(LOGIN)));
			call(context, 202);
			call(context, 202);
		});
		server.verify(2, postRequestedFor(urlEqualTo(LOGIN)).withoutHeader("Authorization")
			.withRequestBody(WireMock.matchingJsonPath("$.uid", equalTo("jobs-account"))));
	}

	@Test
	void theKeyOfAServiceAccountCanBeGivenAsItIs() {
		dcos(key).run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void anOAuth2ClientGetsTokensAndANewOneWhenItIsRefused() {
		server.stubFor(post("/token").inScenario("oauth2").willReturn(issued("old")).willSetStateTo("again"));
		server.stubFor(post("/token").inScenario("oauth2").whenScenarioStateIs("again").willReturn(issued("new")));
		accept("Bearer new");
		oauth2("client_credentials").run((context) -> {
			call(context, 202);
			call(context, 202);
		});
		server.verify(2, postRequestedFor(urlEqualTo("/token")));
	}

	@Test
	void anOAuth2ClientOfAnotherGrantTypeFailsTheStart() {
		oauth2("authorization_code")
			.withPropertyValues("spring.security.oauth2.client.registration.mesos.redirect-uri=http://localhost/",
					"spring.security.oauth2.client.provider.mesos.authorization-uri=http://localhost/")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("has not the grant type client_credentials"));
	}

	@Test
	void whatIsMadeOfPropertiesIsClosedWithTheApplication() {
		AtomicInteger closed = new AtomicInteger();
		this.contextRunner.withClassLoader(new FilteredClassLoader("org.springframework.security"))
			.withBean(MesosCredentialsFactory.class, () -> new CountingFactory(closed))
			.withPropertyValues("mesos.security.oauth2.client-registration-id=masters",
					"mesos.operator.agents.oauth2.client-registration-id=agents")
			.run((context) -> assertThat(closed).hasValue(0));
		assertThat(closed).hasValue(2);
	}

	@Test
	void withoutSpringSecurityAnOAuth2ClientFailsTheStartWithTheMissingDependency() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("org.springframework.security"))
			.withPropertyValues("mesos.security.oauth2.client-registration-id=mesos")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("'mesos.security.oauth2'")
				.hasMessageContaining("is missing"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					security.secret=geheim1                            | no principal it belongs to
					security.principal=a:b security.secret=geheim1     | contains a colon
					security.principal=a security.secret=geheim1 security.token=geheim2 | 'mesos.security.secret' and 'mesos.security.token'
					security.token=geheim1 security.dcos.uid=u         | 'mesos.security.token' and 'mesos.security.dcos.uid'
					security.dcos.private-key=geheim1 security.oauth2.client-registration-id=r | 'mesos.security.dcos.private-key' and 'mesos.security.oauth2.client-registration-id'
					security.dcos.uid=u                                | both 'mesos.security.dcos.uid' and 'mesos.security.dcos.private-key'
					security.dcos.private-key=geheim1                  | both 'mesos.security.dcos.uid' and 'mesos.security.dcos.private-key'
					security.dcos.uid=u security.dcos.private-key=geheim1 | neither PEM nor the location of a file
					security.token=gehe\u00efm1                        | The credentials in 'mesos.security.token' cannot be used
					security.oauth2.client-registration-id=absent      | registration
					operator.agents.token=geheim1 operator.agents.dcos.uid=u | 'mesos.operator.agents.token' and 'mesos.operator.agents.dcos.uid'
					operator.agents.principal=a                        | no secret of it
					""")
	void aWrongCombinationFailsTheStartWithItsKeysAndNoSecret(String properties, String message) {
		String[] values = StringUtils.tokenizeToStringArray(properties, " ");
		for (int i = 0; i < values.length; i++) {
			values[i] = "mesos." + values[i];
		}
		this.contextRunner.withPropertyValues(values)
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining(message.strip())
				.satisfies((failure) -> assertThat(Throwables.getStackTrace(failure)).doesNotContain("geheim",
						"gehe\u00efm")));
	}

	@ParameterizedTest
	@CsvSource({ "http://leader.mesos/login", "https://a:geheim@leader.mesos/login", "://" })
	void aLoginThatOthersCouldReadFailsTheStart(String url) {
		dcos(key).withPropertyValues("mesos.security.dcos.login-url=" + url)
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining("The credentials in 'mesos.security.dcos.uid' cannot be used"));
	}

	private ApplicationContextRunner dcos(String privateKey) {
		return this.contextRunner.withPropertyValues("mesos.security.dcos.uid=jobs-account",
				"mesos.security.dcos.login-url=" + server.baseUrl() + LOGIN,
				"mesos.security.dcos.private-key=" + privateKey);
	}

	private ApplicationContextRunner oauth2(String grantType) {
		String registration = "spring.security.oauth2.client.registration.mesos.";
		return this.contextRunner.withPropertyValues("mesos.security.oauth2.client-registration-id=mesos",
				registration + "client-id=jobs", registration + "client-secret=geheim",
				registration + "authorization-grant-type=" + grantType,
				"spring.security.oauth2.client.provider.mesos.token-uri=" + server.baseUrl() + "/token");
	}

	private static ResponseDefinitionBuilder issued(String token) {
		return okJson("{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
	}

	private static void accept(String authorization) {
		server.stubFor(post("/api/v1/scheduler").willReturn(aResponse().withStatus(401)));
		server.stubFor(post("/api/v1/scheduler").withHeader("Authorization", equalTo(authorization))
			.willReturn(aResponse().withStatus(202)));
	}

	private static void call(ApplicationContext context, int status) {
		assertThat(context.getBean(MesosWebClients.class)
			.calls()
			.post()
			.uri(server.baseUrl() + "/api/v1/scheduler")
			.attributes(MasterAuthentication.to(Recipient.NAMED))
			.exchangeToMono((response) -> response.toBodilessEntity())
			.block(Duration.ofSeconds(10))
			.getStatusCode()
			.value()).isEqualTo(status);
	}

	/**
	 * Makes credentials that count how often they are closed.
	 */
	private record CountingFactory(AtomicInteger closed) implements MesosCredentialsFactory {

		@Override
		public String kind() {
			return "oauth2";
		}

		@Override
		public MesosCredentialsProvider create(MesosSecurityProperties properties, WebClient client) {
			return new Counting(this.closed);
		}

	}

	private record Counting(AtomicInteger closed) implements MesosCredentialsProvider, AutoCloseable {

		@Override
		public Mono<String> authorization() {
			return Mono.empty();
		}

		@Override
		public void close() {
			this.closed.incrementAndGet();
		}

	}

}
