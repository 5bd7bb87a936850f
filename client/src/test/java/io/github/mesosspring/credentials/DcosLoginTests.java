package io.github.mesosspring.credentials;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The login against a server that does what that of DC/OS does.
 */
class DcosLoginTests {

	private static KeyPair keys;

	private final AtomicReference<byte[]> received = new AtomicReference<>();

	private volatile int status = 200;

	private volatile String answer = "{\"other\":{\"token\":\"no\"},\"token\":\"plain\"}";

	private final DisposableServer server = HttpServer.create()
		.host("127.0.0.1")
		.port(0)
		.route((routes) -> routes.post("/acs/api/v1/auth/login",
				(request, response) -> request.receive().aggregate().asByteArray().flatMap((body) -> {
					this.received.set(body);
					return response.status(this.status)
						.header("Location", "/elsewhere")
						.sendString(Mono.just(this.answer))
						.then();
				})))
		.bindNow();

	@BeforeAll
	static void makeKeys() throws GeneralSecurityException {
		keys = generate("RSA");
	}

	@AfterEach
	void stop() {
		this.server.disposeNow();
	}

	@Test
	void sendsATokenSignedWithTheKeyOfTheAccount() throws GeneralSecurityException {
		assertThat(login().authorization()).isEqualTo("token=plain");
		byte[] body = this.received.get();
		assertThat(JsonText.read(body, "uid")).isEqualTo("jobs");
		String[] token = JsonText.read(body, "token").split("\\.");
		assertThat(token).hasSize(3);
		assertThat(JsonText.read(decode(token[0]), "alg")).isEqualTo("RS256");
		assertThat(JsonText.read(decode(token[1]), "uid")).isEqualTo("jobs");
		assertThat(Long.parseLong(JsonText.read(decode(token[1]), "exp"))).isBetween(Instant.now().getEpochSecond(),
				Instant.now().getEpochSecond() + 300);
		Signature signature = Signature.getInstance("SHA256withRSA");
		signature.initVerify(keys.getPublic());
		signature.update((token[0] + "." + token[1]).getBytes(StandardCharsets.US_ASCII));
		assertThat(signature.verify(decode(token[2]))).isTrue();
	}

	@Test
	void readsWhenTheAnswerExpires() {
		String claims = encode("{\"uid\":\"jobs\",\"exp\":1700000000}");
		this.answer = "{\"token\":\"" + encode("{}") + "." + claims + ".c2ln\"}";
		assertThat(login().expires()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
		this.answer = "{\"token\":\"no.web.token\"}";
		assertThat(login().expires()).isNull();
	}

	@ParameterizedTest
	@ValueSource(ints = { 307, 401, 500 })
	void aLoginThatIsNotGrantedShowsNothing(int status) {
		this.status = status;
		this.answer = "geheim";
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(this::login)
			.withMessageContaining("the login of 'jobs' at http://127.0.0.1:" + this.server.port())
			.withMessageEndingWith("was answered with " + status);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "<html>geheim</html>", "[]", "{\"token\":{\"a\":1}}", "{\"token\":" })
	void anAnswerWithoutTokenYieldsNothing(String answer) {
		this.answer = answer;
		assertThat(dcos(url()).get().blockOptional(Duration.ofSeconds(10))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://leader.mesos/login", "http://127.example/login", "ftp://leader.mesos/login",
			"https://a:geheim@leader.mesos/login", "https:///login" })
	void isNeverSentWhereItCanBeRead(String url) {
		assertThatIllegalArgumentException().isThrownBy(() -> dcos(URI.create(url))).withMessageNotContaining("geheim");
	}

	@Test
	void needsAKeyOfRsa() throws GeneralSecurityException {
		KeyPair other = generate("EC");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new DcosLogin(WebClient.create(), url(), "jobs", other.getPrivate()))
			.withMessageContaining("has to be one of RSA");
	}

	private IssuedCredentials login() {
		return dcos(url()).get().block(Duration.ofSeconds(10));
	}

	private URI url() {
		return URI.create("http://127.0.0.1:" + this.server.port() + "/acs/api/v1/auth/login");
	}

	private static DcosLogin dcos(URI url) {
		return new DcosLogin(WebClient.create(), url, "jobs", keys.getPrivate());
	}

	private static KeyPair generate(String algorithm) throws GeneralSecurityException {
		return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
	}

	private static byte[] decode(String part) {
		return Base64.getUrlDecoder().decode(part);
	}

	private static String encode(String text) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

}
