package io.github.mesosspring.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * All recorded scenarios on the class path.
 */
public final class Recordings {

	private static final JsonMapper MAPPER = new JsonMapper();

	private Recordings() {
	}

	/**
	 * Every scenario in both encodings.
	 * @return the recordings, in the order of the index
	 */
	public static List<Recording> all() {
		return StreamSupport.stream(json("index.json").spliterator(), false)
			.map((entry) -> entry.get("folder").asString())
			.filter((folder) -> Recordings.class.getResource("/wire/" + folder + "/scenario.json") != null)
			.map(Recordings::named)
			.toList();
	}

	/**
	 * One scenario in one encoding.
	 * @param folder its folder, such as {@code S01-subscribe-json}
	 * @return the recording
	 */
	public static Recording named(String folder) {
		JsonNode scenario = json(folder + "/scenario.json");
		return new Recording(folder, scenario.get("title").asString(), scenario.get("encoding").asString(),
				StreamSupport.stream(scenario.get("exchanges").spliterator(), false)
					.map((node) -> exchange(folder, node))
					.toList());
	}

	private static Exchange exchange(String folder, JsonNode node) {
		return new Exchange(folder, node.get("n").asInt(), node.get("name").asString(),
				node.get("kind").asString().equals("stream"), node.get("target").asString(),
				node.get("status").isNull() ? null : node.get("status").asInt(), node.get("end").asString(),
				node.get("request").asString(), node.get("response").asString(), text(node.get("events")));
	}

	private static @Nullable String text(@Nullable JsonNode node) {
		return (node != null) ? node.asString() : null;
	}

	private static JsonNode json(String path) {
		return MAPPER.readTree(bytes(path));
	}

	static byte[] bytes(String path) {
		try (InputStream in = Recordings.class.getResourceAsStream("/wire/" + path)) {
			if (in == null) {
				throw new IllegalArgumentException("There is no recording " + path);
			}
			return in.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
