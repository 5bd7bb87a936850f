package io.github.mesosspring.credentials;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/**
 * A JSON Web Token with which a service account proves who it is: {@code uid} and
 * {@code exp}, signed with RS256.
 *
 * @param uid the name of the account
 * @param key its key
 */
record LoginToken(String uid, PrivateKey key) {

	private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

	LoginToken {
		if (!"RSA".equals(key.getAlgorithm())) {
			throw new IllegalArgumentException(
					"The private key of '" + uid + "' is one of " + key.getAlgorithm() + ", but has to be one of RSA");
		}
		if (uid.isBlank()) {
			throw new IllegalArgumentException("The uid is blank");
		}
	}

	/**
	 * Sign one.
	 * @param expires until when it is accepted
	 * @return the token
	 */
	String sign(Instant expires) {
		String content = encode(JsonText.write(Map.of("alg", "RS256", "typ", "JWT"))) + "."
				+ encode(JsonText.write(Map.of("uid", this.uid, "exp", expires.getEpochSecond())));
		try {
			Signature signature = Signature.getInstance("SHA256withRSA");
			signature.initSign(this.key);
			signature.update(content.getBytes(StandardCharsets.US_ASCII));
			return content + "." + encode(signature.sign());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("the private key of '" + this.uid + "' cannot sign: " + ex.getMessage(),
					ex);
		}
	}

	private static String encode(byte[] bytes) {
		return BASE64.encodeToString(bytes);
	}

	@Override
	public String toString() {
		return "LoginToken[uid=" + this.uid + "]";
	}

}
