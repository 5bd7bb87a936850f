package io.github.mesosspring.embedded.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import com.google.protobuf.Message;
import io.github.mesosspring.codec.MessageCodec;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What a request is answered with.
 */
public sealed interface HttpAnswer {

	/**
	 * A message.
	 * @param codec its encoding
	 * @param message the message
	 * @return the answer, 200
	 */
	static Complete message(MessageCodec codec, Message message) {
		return new Complete(200, codec.mediaType(), codec.encode(message), Map.of(), Mono.empty());
	}

	static Complete empty(int status) {
		return new Complete(status, null, new byte[0], Map.of(), Mono.empty());
	}

	static Complete text(int status, String text) {
		return new Complete(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8), Map.of(),
				Mono.empty());
	}

	static Complete notFound() {
		return text(404, "404 Not Found.");
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

		public Complete with(String header, String value) {
			Map<String, String> more = new LinkedHashMap<>(this.headers);
			more.put(header, value);
			return new Complete(this.status, this.contentType, this.body, more, this.after);
		}

		Complete withBody(byte[] other) {
			return new Complete(this.status, this.contentType, other, this.headers, this.after);
		}

		/**
		 * Leave the body out if all it does is to repeat the status.
		 * @return the answer as it was before Mesos 1.8
		 */
		public Complete withoutRepeatedStatus() {
			boolean repeats = new String(this.body, StandardCharsets.UTF_8).startsWith(this.status + " ");
			return repeats ? new Complete(this.status, null, new byte[0], this.headers, this.after) : this;
		}

		public Complete after(Mono<Void> before) {
			return new Complete(this.status, this.contentType, this.body, this.headers, before);
		}

	}

	/**
	 * A stream of events that goes on until somebody ends it.
	 *
	 * @param stream the events
	 */
	record Subscription(EventStream stream) implements HttpAnswer {
	}

	/**
	 * The connection is closed without an answer.
	 */
	record Nothing() implements HttpAnswer {
	}

	/**
	 * An answer that its caller never gets. If it is a stream, it ends with the
	 * connection nevertheless.
	 *
	 * @param answer the answer
	 * @param closes whether the connection is closed instead
	 */
	record Undelivered(HttpAnswer answer, boolean closes) implements HttpAnswer {
	}

}
