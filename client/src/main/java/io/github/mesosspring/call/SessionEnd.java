package io.github.mesosspring.call;

import io.github.mesosspring.session.SessionLoss;
import org.jspecify.annotations.Nullable;

/**
 * Reads from an answer that the subscription the call was made in is dead. Every other
 * refusal concerns the call alone.
 */
final class SessionEnd {

	private SessionEnd() {
	}

	/**
	 * Judge an answer.
	 * @param status the HTTP status
	 * @param words the body
	 * @return why the subscription is dead, or {@code null} if it is not
	 */
	static @Nullable SessionLoss of(int status, String words) {
		return switch (status) {
			case 307 -> SessionLoss.NOT_LEADER;
			case 404, 503 -> SessionLoss.UNAVAILABLE;
			case 403 -> words.startsWith("Framework is not") ? SessionLoss.NOT_SUBSCRIBED : null;
			case 400 -> ofBadRequest(words);
			default -> null;
		};
	}

	private static @Nullable SessionLoss ofBadRequest(String words) {
		if (words.startsWith("Framework cannot be found")) {
			return SessionLoss.FRAMEWORK_UNKNOWN;
		}
		return words.startsWith("The stream ID") ? SessionLoss.STREAM_ID_MISMATCH : null;
	}

}
