package io.github.mesosspring.embedded.master;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.github.mesosspring.wire.Exchange;
import io.github.mesosspring.wire.Recordings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * When what happened in a recorded scenario, in milliseconds from its start.
 */
final class RecordedTimes {

	private static final JsonMapper MAPPER = new JsonMapper();

	private RecordedTimes() {
	}

	/** What the recorder did, in its order. */
	static List<Step> steps(String folder) {
		List<Step> steps = new ArrayList<>();
		for (JsonNode entry : MAPPER.readTree(bytes(folder + "/scenario.json")).get("timeline")) {
			String what = entry.get("what").asString();
			JsonNode exchange = entry.get("exchange");
			if (!what.endsWith("last chunk received") && !what.contains("server closed the connection")) {
				steps.add(new Step(entry.get("ms").asLong(), (exchange != null) ? exchange.asInt() : 0, what));
			}
		}
		return steps;
	}

	/** When the events of a stream arrived. */
	static List<Long> arrivals(Exchange stream) {
		List<Long> arrivals = new ArrayList<>();
		String file = stream.requestFile().replace(".request.http", ".chunks.jsonl");
		new String(bytes(stream.folder() + "/" + file), StandardCharsets.UTF_8).lines()
			.map(MAPPER::readTree)
			.filter((unit) -> unit.get("events") != null)
			.forEach((unit) -> unit.get("events").forEach((event) -> arrivals.add(unit.get("ms").asLong())));
		return arrivals;
	}

	private static byte[] bytes(String path) {
		try (InputStream in = Recordings.class.getResourceAsStream("/wire/" + path)) {
			return in.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * One thing that the recorder did.
	 *
	 * @param ms when
	 * @param exchange the number of the exchange, 0 for what was done outside of HTTP
	 * @param what what it was
	 */
	record Step(long ms, int exchange, String what) {

		/**
		 * Whether the connection of the exchange was closed, which otherwise began then.
		 */
		boolean closes() {
			return this.what.endsWith("client closed the connection");
		}

	}

}
