package io.github.mesosspring.operator;

import java.nio.charset.StandardCharsets;

/**
 * The answer to a call that was accepted, not decoded.
 *
 * @param status the HTTP status: 200 or 202
 * @param body the body in the encoding of the call, empty for most calls that change
 * something; owned by the receiver
 */
public record OperatorAnswer(int status, byte[] body) {

	/**
	 * The body as text, for answers in JSON.
	 * @return the text, possibly empty
	 */
	public String text() {
		return new String(this.body, StandardCharsets.UTF_8);
	}

}
