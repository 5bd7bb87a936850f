package io.github.mesosspring.embedded.master;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.wire.Recordings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The documented table of what is replayed, to which each replay holds what it compared.
 */
final class ReplayTable {

	private static final Path DOCUMENT = Path.of("../docs/embedded-replay.md");

	private ReplayTable() {
	}

	/**
	 * A replay has compared so many exchanges.
	 * @param title of the row: the scenario, and after a comma what of it
	 */
	static void assertRow(String title, Encoding encoding, int compared) {
		Row row = rows().stream()
			.filter((each) -> each.title().equals(title))
			.findFirst()
			.orElseThrow(() -> new AssertionError(DOCUMENT + " has no row " + title));
		assertThat(row.cell(encoding)).as(title + " " + encoding + " in " + DOCUMENT)
			.isEqualTo(compared + " of " + recorded(row.scenario(), encoding));
	}

	static List<Row> rows() {
		try (Stream<String> lines = Files.lines(DOCUMENT)) {
			return lines.filter((line) -> line.startsWith("| S"))
				.map((line) -> line.split("\\|"))
				.map((cells) -> new Row(cells[1].strip(), cells[2].strip(), cells[3].strip(), cells[4].strip()))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static int recorded(String scenario, Encoding encoding) {
		return Recordings.named(scenario + "-" + encoding.name().toLowerCase(Locale.ROOT)).exchanges().size();
	}

	/**
	 * What is replayed of a scenario.
	 *
	 * @param title the scenario, and after a comma what of it
	 * @param json how many of how many exchanges in JSON
	 * @param protobuf the same in protobuf
	 * @param leftOut what is left out, and why
	 */
	record Row(String title, String json, String protobuf, String leftOut) {

		String scenario() {
			return this.title.split(",")[0];
		}

		String cell(Encoding encoding) {
			return (encoding == Encoding.JSON) ? this.json : this.protobuf;
		}

	}

}
