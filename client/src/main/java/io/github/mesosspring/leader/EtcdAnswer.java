package io.github.mesosspring.leader;

import java.util.Base64;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads what etcd answers to a question for one key:
 * {@code {"header":{...},"kvs":[{"key":"...","value":"..."}],"count":"1"}}.
 */
final class EtcdAnswer {

	private static final JsonFactory JSON = new JsonFactory();

	private EtcdAnswer() {
	}

	/**
	 * The value in an answer.
	 * @param answer the answer
	 * @return the value, or an empty optional if there is none
	 * @throws IllegalStateException if it is no such answer
	 */
	static Optional<byte[]> value(byte[] answer) {
		try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), answer)) {
			if (parser.nextToken() != JsonToken.START_OBJECT) {
				throw new IllegalArgumentException("No JSON object");
			}
			for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
				if (token == JsonToken.PROPERTY_NAME && parser.currentName().equals("value")) {
					return Optional.of(decode(parser.nextStringValue()));
				}
			}
			return Optional.empty();
		}
		catch (JacksonException | IllegalArgumentException ex) {
			throw new IllegalStateException("the answer is not that of etcd", ex);
		}
	}

	private static byte[] decode(@Nullable String value) {
		if (value == null) {
			throw new IllegalArgumentException("A value is no string");
		}
		return Base64.getDecoder().decode(value);
	}

}
