package io.github.mesosspring.credentials;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The login of a DC/OS service account: {@code POST} of {@code {"uid", "token"}} to
 * {@code /acs/api/v1/auth/login}, where {@code token} is a JSON Web Token signed with the
 * key of the account, valid for five minutes; the answer is {@code {"token"}}, which is
 * sent as {@code Authorization: token=...}. Each {@link #get} logs in anew. Thread-safe.
 */
public final class DcosLogin implements Supplier<Mono<IssuedCredentials>> {

	private static final Duration VALID = Duration.ofMinutes(5);

	private final WebClient client;

	private final URI url;

	private final LoginToken token;

	/**
	 * Create it. Nothing is connected to.
	 * @param client sends the request, without credentials of its own
	 * @param url where to log in: https, or http to this machine itself
	 * @param uid the name of the account
	 * @param key its private key, of RSA
	 * @throws IllegalArgumentException if one of them cannot be used
	 */
	public DcosLogin(WebClient client, URI url, String uid, PrivateKey key) {
		this.client = client;
		this.url = checked(url);
		this.token = new LoginToken(uid, key);
	}

	/**
	 * Whoever reads what is sent can log in with it.
	 */
	private static URI checked(URI url) {
		if (url.getHost() == null || url.getRawUserInfo() != null || url.getRawQuery() != null) {
			throw new IllegalArgumentException(
					"The URL of the login must have a host, and neither credentials nor a query");
		}
		if (!"https".equalsIgnoreCase(url.getScheme()) && !("http".equalsIgnoreCase(url.getScheme()) && isLocal(url))) {
			throw new IllegalArgumentException(
					"The login at " + url + " would not be encrypted: its URL must begin with https://");
		}
		return url;
	}

	private static boolean isLocal(URI url) {
		String host = url.getHost();
		if (!host.matches("[0-9.]+|\\[.*]")) {
			return host.equals("localhost");
		}
		try {
			return InetAddress.getByName(host).isLoopbackAddress();
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

	@Override
	public Mono<IssuedCredentials> get() {
		return Mono.defer(() -> this.client.post()
			.uri("", (builder) -> this.url)
			.contentType(MediaType.APPLICATION_JSON)
			.accept(MediaType.APPLICATION_JSON)
			.bodyValue(JsonText
				.write(Map.of("uid", this.token.uid(), "token", this.token.sign(Instant.now().plus(VALID)))))
			.exchangeToMono(this::read));
	}

	private Mono<IssuedCredentials> read(ClientResponse response) {
		if (response.statusCode().value() != 200) {
			// neither the body, which may repeat what was sent
			return response.releaseBody()
				.then(Mono.error(() -> new IllegalStateException("the login of '" + this.token.uid() + "' at "
						+ this.url + " was answered with " + response.statusCode().value())));
		}
		return response.bodyToMono(byte[].class)
			.flatMap((body) -> Mono.justOrEmpty(JsonText.read(body, "token")))
			.map(DcosLogin::issued);
	}

	private static IssuedCredentials issued(String token) {
		return new IssuedCredentials("token=" + token, expiry(token));
	}

	/**
	 * The {@code exp} of a JSON Web Token.
	 */
	private static @Nullable Instant expiry(String token) {
		String[] parts = token.split("\\.");
		try {
			String seconds = (parts.length == 3) ? JsonText.read(Base64.getUrlDecoder().decode(parts[1]), "exp") : null;
			return (seconds != null) ? Instant.ofEpochSecond((long) Double.parseDouble(seconds)) : null;
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

	@Override
	public String toString() {
		return "login of '" + this.token.uid() + "' at " + this.url;
	}

}
