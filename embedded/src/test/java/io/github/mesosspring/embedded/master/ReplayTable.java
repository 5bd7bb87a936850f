package io.github.mesosspring.embedded.master;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.mesosspring.codec.Encoding;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table of the documentation that says how much of each recorded scenario is done
 * again. Tests hold it to what they compared.
 */
final class ReplayTable {

	private static final Path PAGE = Path.of("..", "docs", "embedded.md");

	private ReplayTable() {
	}

	/**
	 * Assert that the table says what was compared.
	 * @param scenario the scenario, without encoding
	 * @param encoding the encoding
	 * @param compared how many exchanges were compared
	 */
	static void assertSays(String scenario, Encoding encoding, int compared) throws IOException {
		List<String> rows = Files.readAllLines(PAGE)
			.stream()
			.filter((line) -> line.startsWith("| " + scenario + " |"))
			.toList();
		assertThat(rows).as("the row of " + scenario + " in " + PAGE).hasSize(1);
		String[] cells = rows.get(0).split("\\|");
		assertThat(Integer.parseInt(cells[(encoding == Encoding.JSON) ? 2 : 3].strip()))
			.as("exchanges of " + scenario + " in " + encoding + ", in " + PAGE)
			.isEqualTo(compared);
	}

}
