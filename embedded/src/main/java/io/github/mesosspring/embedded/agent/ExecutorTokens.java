package io.github.mesosspring.embedded.agent;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.github.mesosspring.embedded.http.HttpAnswer;
import io.github.mesosspring.embedded.http.HttpCall;
import io.github.mesosspring.embedded.http.RequestRefusedException;
import io.github.mesosspring.protocol.ContainerID;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.FrameworkID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The tokens by which executors show who they are: each is told one in its environment,
 * and sends it with every call. They are compact JWTs, signed with the key of the agent
 * by HS256, which name framework ({@code fid}), executor ({@code eid}) and container
 * ({@code cid}). Without a key nobody has to show anything.
 */
final class ExecutorTokens {

	static final String VARIABLE = "MESOS_EXECUTOR_AUTHENTICATION_TOKEN";

	private static final String SCHEME = "Bearer ";

	private static final String HEADER = base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));

	private static final JsonFactory JSON = new JsonFactory();

	private final byte @Nullable [] key;

	ExecutorTokens(byte @Nullable [] key) {
		this.key = key;
	}

	/**
	 * The token of an executor.
	 * @return the token, {@code null} without a key
	 */
	@Nullable String issue(FrameworkID framework, ExecutorID executor, ContainerID container) {
		if (this.key == null) {
			return null;
		}
		String claims = "{\"cid\":\"" + container.getValue() + "\",\"eid\":\"" + escape(executor.getValue())
				+ "\",\"fid\":\"" + escape(framework.getValue()) + "\"}";
		String signed = HEADER + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
		return signed + "." + signature(this.key, signed);
	}

	/** Ids have no control characters, since no agent could make their sandbox. */
	private static String escape(String id) {
		return id.replace("\\", "\\\\").replace("\"", "\\\"");
	}

	/**
	 * Find out who makes a call.
	 * @param call the call
	 * @return the claims of its token, {@code null} without a key
	 * @throws RequestRefusedException if there is no token with the agent's signature
	 */
	@Nullable Map<String, String> authenticate(HttpCall call) {
		if (this.key == null) {
			return null;
		}
		String header = call.header("Authorization");
		String[] parts = (header != null && header.startsWith(SCHEME))
				? header.substring(SCHEME.length()).split("\\.", -1) : new String[0];
		if (parts.length != 3 || !MessageDigest.isEqual(bytes(parts[2]), bytes(signature(this.key, signed(parts))))) {
			throw new RequestRefusedException(HttpAnswer.text(401, "401 Unauthorized.")
				.with("WWW-Authenticate", "Bearer realm=\"mesos-agent-executor\""));
		}
		return claims(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
	}

	/**
	 * Check that a token is that of the executor a call is about.
	 * @throws RequestRefusedException if it is another's
	 */
	static void check(@Nullable Map<String, String> claims, FrameworkID framework, ExecutorID executor,
			ContainerID container) {
		if (claims == null) {
			return;
		}
		String who = "Authenticated principal '" + claims + "' does not contain ";
		if (!framework.getValue().equals(claims.get("fid"))) {
			throw new RequestRefusedException(403, who + "an 'fid' claim with the framework ID " + framework.getValue()
					+ ", which is set in the call");
		}
		if (!executor.getValue().equals(claims.get("eid"))) {
			throw new RequestRefusedException(403,
					who + "an 'eid' claim with the executor ID " + executor.getValue() + ", which is set in the call");
		}
		if (!container.getValue().equals(claims.get("cid"))) {
			throw new RequestRefusedException(403, who + "a 'cid' claim with the correct active ContainerID");
		}
	}

	private static String signed(String[] parts) {
		return parts[0] + "." + parts[1];
	}

	private static Map<String, String> claims(String json) {
		Map<String, String> claims = new TreeMap<>();
		try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
			while (parser.nextToken() != null) {
				if (parser.currentToken() == JsonToken.VALUE_STRING && parser.currentName() != null) {
					claims.put(parser.currentName(), parser.getString());
				}
			}
		}
		catch (JacksonException ex) {
			// Signed, but no JSON: it claims nothing
			claims.clear();
		}
		return claims;
	}

	private static String signature(byte[] key, String text) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(key, "HmacSHA256"));
			return base64(mac.doFinal(bytes(text)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This JVM has no HmacSHA256", ex);
		}
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static String base64(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

}
