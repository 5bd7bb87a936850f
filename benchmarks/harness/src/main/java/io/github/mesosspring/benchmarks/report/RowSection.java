package io.github.mesosspring.benchmarks.report;

import java.util.List;

import io.github.mesosspring.benchmarks.result.Measurement;
import io.github.mesosspring.benchmarks.result.RowResult;
import io.github.mesosspring.benchmarks.result.Target;

/**
 * What the page tells of a row.
 */
final class RowSection {

	/** Longer tables are folded. */
	private static final int LONG = 24;

	private final RowText text;

	RowSection(int row) {
		this.text = RowText.of(row);
	}

	String failed(RowRecord row) {
		return heading() + "**Failed**: " + Markdown.text(row.reason()) + "\n\n" + measured(row);
	}

	String measured(RowRecord row, RowResult result, String images) {
		StringBuilder section = new StringBuilder(heading());
		if (!images.isEmpty()) {
			section.append(images).append("\n\n");
		}
		for (Target target : result.targets()) {
			section.append("- ")
				.append(Report.verdict(target))
				.append(": ")
				.append(Markdown.text(target.name()))
				.append(", ")
				.append(Figures.text(target.value()))
				.append(' ')
				.append(Markdown.text(target.unit()))
				.append(" (asked for: ")
				.append(Markdown.text(target.target()))
				.append(")\n");
		}
		section.append('\n').append(table(result.measurements()));
		if (!result.notes().isEmpty()) {
			section.append('\n').append(Markdown.list(result.notes()));
		}
		if (!result.conditions().isEmpty()) {
			section.append("\nHow it was measured:\n\n");
			section.append(Markdown.list(result.conditions()));
		}
		return section.append('\n').append(measured(row)).toString();
	}

	private String heading() {
		return "\n## " + this.text.heading() + "\n\n"
				+ (this.text.explanation().isEmpty() ? "" : this.text.explanation() + "\n\n");
	}

	private static String measured(RowRecord row) {
		return "Measured " + row.date() + " in " + row.seconds() + " s, commit " + row.commit() + ".\n";
	}

	private String table(List<Measurement> measurements) {
		String table = Markdown.table("llrlr", List.of("what", "who", "median", "spread", "beside the limit"),
				measurements.stream().map((measurement) -> cells(measurement, measurements)).toList());
		if (measurements.size() <= LONG) {
			return table;
		}
		return "<details><summary>All " + measurements.size() + " figures</summary>\n\n" + table + "\n</details>\n";
	}

	private List<String> cells(Measurement measurement, List<Measurement> all) {
		String ratio = this.text.limit(measurement, all)
			.map((limit) -> Figures.text(measurement.median() / limit.median()) + " x")
			.orElse("");
		return List.of(Markdown.text(measurement.name()), Markdown.text(measurement.contestant()),
				Figures.text(measurement.median()) + " " + Markdown.text(measurement.unit()),
				Figures.spread(measurement), ratio);
	}

}
