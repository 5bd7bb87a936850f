package io.github.mesosspring.embedded.master;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What a request is answered with.
 */
sealed interface HttpAnswer {

	static Complete empty(int status) {
		return new Complete(status, null, new byte[0], Map.of(), Mono.empty());
	}

	static Complete text(int status, String text) {
		return new Complete(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8), Map.of(),
				Mono.empty());
	}

	static Complete notImplemented() {
		return text(501, "501 Not Implemented.");
	}

	/**
	 * A whole response.
	 *
	 * @param status the status code
	 * @param contentType the media type of the body, {@code null} for none
	 * @param body the body
	 * @param headers further headers
	 * @param after what has to happen on the wire before this answer is sent
	 */
	record Complete(int status, @Nullable String contentType, byte[] body, Map<String, String> headers,
			Mono<Void> after) implements HttpAnswer {

		Complete with(String header, String value) {
			return new Complete(this.status, this.contentType, this.body, Map.of(header, value), this.after);
		}

		Complete after(Mono<Void> before) {
			return new Complete(this.status, this.contentType, this.body, this.headers, before);
		}

	}

	/**
	 * A subscription.
	 *
	 * @param stream the events
	 */
	record Subscription(SchedulerStream stream) implements HttpAnswer {
	}

	/**
	 * The connection is closed without an answer.
	 */
	record Nothing() implements HttpAnswer {
	}

}
