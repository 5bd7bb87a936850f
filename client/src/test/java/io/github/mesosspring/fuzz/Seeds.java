package io.github.mesosspring.fuzz;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.wire.RecordedMessage;
import io.github.mesosspring.wire.RecordedTraffic;

/**
 * What was recorded, as inputs to start from.
 */
final class Seeds {

	private static final int MAX_SIZE = 4000;

	private Seeds() {
	}

	/**
	 * One message of each type in one encoding, which the number of its root type
	 * precedes.
	 */
	static Stream<byte[]> messages(Encoding encoding) {
		Map<String, byte[]> seeds = new LinkedHashMap<>();
		messages().filter((recorded) -> recorded.encoding() == encoding)
			.forEach((recorded) -> seeds.putIfAbsent(recorded.api() + " " + recorded.kind() + " " + recorded.type(),
					Roots.input(recorded.decoded(), recorded.bytes())));
		return seeds.values().stream();
	}

	/** The streams that are not too long, the number of a seed for cutting them first. */
	static Stream<byte[]> streams() {
		return messages().filter((recorded) -> recorded.kind() == RecordedMessage.Kind.EVENT)
			.map(RecordedMessage::exchange)
			.distinct()
			.map((exchange) -> exchange.response().body())
			.filter((body) -> body.length < MAX_SIZE)
			.map((body) -> Roots.prepended(7, body));
	}

	private static Stream<RecordedMessage> messages() {
		return RecordedTraffic.messages().filter((recorded) -> recorded.bytes().length < MAX_SIZE);
	}

}
