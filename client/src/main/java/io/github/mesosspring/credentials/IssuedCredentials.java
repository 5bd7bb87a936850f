package io.github.mesosspring.credentials;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a login yields.
 *
 * @param authorization the value for the header {@code Authorization}
 * @param expires when it is accepted no longer; {@code null} if that is not known
 */
public record IssuedCredentials(String authorization, @Nullable Instant expires) {

	/**
	 * Without the credentials, which are nobody's business.
	 */
	@Override
	public String toString() {
		return "IssuedCredentials[expires=" + this.expires + "]";
	}

}
