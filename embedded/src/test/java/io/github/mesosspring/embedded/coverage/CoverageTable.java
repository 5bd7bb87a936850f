package io.github.mesosspring.embedded.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import com.google.protobuf.Message;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.wire.Api;
import io.github.mesosspring.wire.RecordedMessage;
import io.github.mesosspring.wire.RecordedMessage.Kind;
import io.github.mesosspring.wire.RecordedTraffic;

/**
 * What was recorded from a real Mesos, read and written again without loss, and what went
 * between us and an embedded one, of each type of message.
 */
final class CoverageTable {

	private static final Encoding[] ENCODINGS = { Encoding.JSON, Encoding.PROTOBUF };

	private final Map<String, int[]> recorded = new TreeMap<>();

	private final Seen seen;

	CoverageTable(Seen seen) {
		this.seen = seen;
		RecordedTraffic.messages().forEach(this::count);
	}

	private void count(RecordedMessage message) {
		message.assertSurvives();
		String type = message.type();
		if (type != null) {
			int[] counts = this.recorded.computeIfAbsent(key(message.api(), message.kind(), type, message.encoding()),
					(key) -> new int[2]);
			counts[message.isAccepted() ? 0 : 1]++;
		}
	}

	private static String key(Api api, Kind kind, String type, Encoding encoding) {
		return api + " " + kind + " " + type + " " + encoding;
	}

	/**
	 * The types that neither a real Mesos nor an embedded one took or sent in one of the
	 * encodings.
	 */
	List<String> uncovered(Api api, Kind kind) {
		return types(api, kind).stream().filter((type) -> !isCovered(api, kind, type)).toList();
	}

	/**
	 * The types that a real Mesos took or sent in one of the encodings.
	 */
	List<String> recorded(Api api, Kind kind) {
		return types(api, kind).stream()
			.filter((type) -> recorded(api, kind, type, Encoding.JSON)[0] > 0
					|| recorded(api, kind, type, Encoding.PROTOBUF)[0] > 0)
			.toList();
	}

	private boolean isCovered(Api api, Kind kind, String type) {
		for (Encoding encoding : ENCODINGS) {
			if (recorded(api, kind, type, encoding)[0] == 0 && !this.seen.contains(api, kind, type, encoding)) {
				return false;
			}
		}
		return true;
	}

	private int[] recorded(Api api, Kind kind, String type, Encoding encoding) {
		return this.recorded.getOrDefault(key(api, kind, type, encoding), new int[2]);
	}

	private static List<String> types(Api api, Kind kind) {
		Message message = switch (kind) {
			case CALL -> api.call();
			case EVENT -> api.event();
			case ANSWER -> api.answer();
		};
		return (message != null) ? Api.types(message) : List.of();
	}

	/** As Markdown, a part for each API and kind. */
	String render() {
		List<String> lines = new ArrayList<>();
		for (Api api : Api.values()) {
			for (Kind kind : Kind.values()) {
				if (!types(api, kind).isEmpty()) {
					render(api, kind, lines);
				}
			}
		}
		return String.join("\n", lines) + "\n";
	}

	private void render(Api api, Kind kind, List<String> lines) {
		lines.add("");
		lines.add("### " + title(api) + ": " + kind.name().toLowerCase(Locale.ROOT) + "s");
		lines.add("");
		lines.add("| type | recorded, JSON | recorded, protobuf | embedded, JSON | embedded, protobuf |");
		lines.add("|---|---|---|---|---|");
		for (String type : types(api, kind)) {
			StringBuilder line = new StringBuilder("| " + type + " |");
			for (Encoding encoding : ENCODINGS) {
				line.append(" ").append(cell(recorded(api, kind, type, encoding))).append(" |");
			}
			for (Encoding encoding : ENCODINGS) {
				line.append(" ").append(this.seen.contains(api, kind, type, encoding) ? "yes" : "-").append(" |");
			}
			lines.add(line.toString());
		}
	}

	private static String title(Api api) {
		return switch (api) {
			case SCHEDULER -> "Scheduler API";
			case EXECUTOR -> "Executor API";
			case MASTER -> "Operator API of the master";
			case AGENT -> "Operator API of the agent";
		};
	}

	private static String cell(int[] counts) {
		if (counts[0] == 0 && counts[1] == 0) {
			return "-";
		}
		return (counts[1] == 0) ? String.valueOf(counts[0]) : counts[0] + ", " + counts[1] + " refused";
	}

}
