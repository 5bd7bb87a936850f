package io.github.mesosspring.benchmarks.report;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Pieces of Markdown.
 */
final class Markdown {

	private Markdown() {
	}

	/** What can stand in a table and is no markup. */
	static String text(String text) {
		return text.replace("\\", "\\\\")
			.replace("|", "\\|")
			.replace("*", "\\*")
			.replaceAll("<(?=[\\p{L}/!?])", "&lt;")
			.replace("\r", "")
			.replace('\n', ' ');
	}

	/**
	 * A table.
	 * @param alignment a letter for each column, {@code l} or {@code r}
	 */
	static String table(String alignment, List<String> header, List<List<String>> rows) {
		String rule = alignment.chars()
			.mapToObj((column) -> (column == 'r') ? "---:" : "---")
			.collect(Collectors.joining("|", "|", "|"));
		return Stream.concat(Stream.of(row(header), rule), rows.stream().map(Markdown::row))
			.collect(Collectors.joining("\n", "", "\n"));
	}

	static String list(Collection<String> items) {
		return items.stream().map((item) -> "- " + text(item) + "\n").collect(Collectors.joining());
	}

	/** The anchor of a heading, as GitHub names it. */
	static String anchor(String heading) {
		return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
	}

	private static String row(List<String> cells) {
		return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
	}

}
