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
	 * What the limit gave in the same measurement, or in the one that says the least
	 * other than it: {@code parse, records of 1 KiB} is the limit of
	 * {@code framing, records of 1 KiB, chunks of 10 B}.
	 * @return nothing if there is none, or if this is the limit
	 */
	Optional<Measurement> limit(Measurement of, List<Measurement> all) {
		for (String limit : this.limits) {
			List<Measurement> found = all.stream()
				.filter((other) -> other.contestant().startsWith(limit) && other.unit().equals(of.unit()))
				.filter((other) -> sameBut(other.name(), of.name()))
				.toList();
			if (!found.isEmpty()) {
				Measurement best = found.stream()
					.filter((other) -> variant(other).equals(variant(of)))
					.findFirst()
					.orElse(found.get(0));
				return Optional.of(best).filter((other) -> !other.contestant().equals(of.contestant()));
			}
		}
		return Optional.empty();
	}

	private static boolean sameBut(String limit, String name) {
		List<String> own = List.of(limit.split(", "));
		List<String> others = List.of(name.split(", "));
		boolean sameThing = own.get(0).equals(others.get(0)) || own.size() > 1;
		return sameThing && others.containsAll(own.subList(1, own.size()));
	}

	/** What a contestant has after a comma. */
	private static String variant(Measurement measurement) {
		int comma = measurement.contestant().indexOf(", ");
		return (comma < 0) ? "" : measurement.contestant().substring(comma);
	}

}
