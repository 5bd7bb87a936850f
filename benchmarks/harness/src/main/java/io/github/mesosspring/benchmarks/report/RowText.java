package io.github.mesosspring.benchmarks.report;

import java.util.List;
import java.util.Optional;
import java.util.Properties;

import io.github.mesosspring.benchmarks.result.Measurement;

/**
 * What is said of a row for readers who do not know it, from {@code rows.properties}.
 *
 * @param row the number of the row
 * @param title what is measured
 * @param explanation a sentence on what it is and why it matters
 * @param limits how the names of the contestants begin that are the limit, the first that
 * is found counts
 */
record RowText(int row, String title, String explanation, List<String> limits) {

	private static final Properties TEXTS = Resources.properties("rows.properties");

	static RowText of(int row) {
		return new RowText(row, TEXTS.getProperty(row + ".title", "Row " + row), TEXTS.getProperty(row + ".text", ""),
				List.of(TEXTS.getProperty(row + ".limit", "bare").split("\\s*,\\s*")));
	}

	/** The title with its number. */
	String heading() {
		return this.row + ". " + this.title;
	}

	/**
	 * What the limit gave in the same measurement.
	 * @return nothing if there is none, or if this is the limit
	 */
	Optional<Measurement> limit(Measurement of, List<Measurement> all) {
		for (String limit : this.limits) {
			Optional<Measurement> found = all.stream()
				.filter((other) -> other.name().equals(of.name()) && other.unit().equals(of.unit()))
				.filter((other) -> other.contestant().startsWith(limit))
				.findFirst();
			if (found.isPresent()) {
				return found.filter((other) -> !other.equals(of));
			}
		}
		return Optional.empty();
	}

}
