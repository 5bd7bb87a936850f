package io.github.mesosspring.test.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the lines of a recording, and knows which broken ones are the work of a crash:
 * one after which the file ends, or after which a recorder started anew.
 */
final class RecordingReader {

	private static final int SHOWN = 80;

	/** What is in the file was limited when it was received. */
	private static final JsonMapper JSON = new JsonMapper(JsonFactory.builder()
		.streamReadConstraints(StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
		.build());

	private final Path file;

	private final List<Recorded> items = new ArrayList<>();

	private @Nullable IllegalArgumentException broken;

	RecordingReader(Path file) {
		this.file = file;
	}

	List<Recorded> read() throws IOException {
		// not Files.newBufferedReader: a crash may cut a character in two
		try (BufferedReader reader = new BufferedReader(
				new InputStreamReader(Files.newInputStream(this.file), StandardCharsets.UTF_8))) {
			int number = 0;
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				read(++number, line);
			}
		}
		if (this.items.isEmpty()) {
			throw (this.broken != null) ? this.broken : wrong(1, "a header, {\"mesos-recording\":1,...}", "", null);
		}
		return this.items;
	}

	private void read(int number, String text) {
		JsonNode node = parse(number, text);
		if (node == null) {
			return;
		}
		RecordedLine line = new RecordedLine(number, node);
		if (this.items.isEmpty() && !line.isHeader()) {
			throw wrong(number, "a header, {\"mesos-recording\":1,...}", text, null);
		}
		if (this.broken != null && !line.isHeader()) {
			throw this.broken;
		}
		this.broken = null;
		try {
			this.items.add(line.item());
		}
		catch (RuntimeException ex) {
			throw wrong(number, String.valueOf(ex.getMessage()), text, ex);
		}
	}

	private @Nullable JsonNode parse(int number, String text) {
		try {
			JsonNode node = JSON.readTree(text);
			if (node.isObject()) {
				return node;
			}
		}
		catch (JacksonException ex) {
			if (this.broken != null) {
				throw this.broken;
			}
			this.broken = wrong(number, "a JSON object", text, ex);
			return null;
		}
		throw wrong(number, "a JSON object", text, null);
	}

	private IllegalArgumentException wrong(int line, String expected, String text, @Nullable Exception cause) {
		String shown = (text.length() <= SHOWN) ? text : text.substring(0, SHOWN) + "...";
		return new IllegalArgumentException(this.file.toAbsolutePath() + ", line " + line + ": expected " + expected
				+ ", but found '" + shown + "'", cause);
	}

}
