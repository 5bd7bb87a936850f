package io.github.mesosspring.benchmarks.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * On what was measured, and how to do it again.
 */
final class EnvironmentSection {

	private final Path folder;

	private final Path results;

	EnvironmentSection(Path folder, Path results) {
		this.folder = folder;
		this.results = results;
	}

	String render(Environment environment, List<RowRecord> rows) {
		List<List<String>> lines = new ArrayList<>();
		lines.add(line("Machine", environment.machine()));
		lines.add(line("System", environment.system()));
		lines.add(line("Java", environment.java()));
		lines.add(line("Versions",
				environment.versions()
					.entrySet()
					.stream()
					.map((version) -> version.getKey() + " " + version.getValue())
					.collect(Collectors.joining(", "))));
		lines.add(line("Options of the JVM that runs the rows",
				environment.javaOptions().isEmpty() ? "none" : String.join(" ", environment.javaOptions())));
		lines.add(line("Measured", measured(rows)));
		return "\n## On what\n\n" + Markdown.table("ll", List.of("", ""), lines) + others(environment, rows)
				+ "\nTo measure it again:\n\n    " + Environment.command("FULL", List.of()) + "\n\n"
				+ "All rounds of all measurements are in [" + link() + "](" + link()
				+ "), the targets in [summary.json](" + link() + "/summary.json).\n";
	}

	private String link() {
		return this.folder.toAbsolutePath().relativize(this.results.toAbsolutePath()).toString().replace('\\', '/');
	}

	private static List<String> line(String name, String value) {
		return List.of(name, Markdown.text(value));
	}

	private static String measured(List<RowRecord> rows) {
		return rows.stream()
			.map((row) -> row.date().substring(0, 10) + ", commit " + row.commit())
			.distinct()
			.sorted()
			.collect(Collectors.joining("; "));
	}

	/** Rows are measured one at a time too, so that one can be of another machine. */
	private static String others(Environment environment, List<RowRecord> rows) {
		List<String> others = rows.stream()
			.filter((row) -> !row.machine().equals(environment.machine()) || !row.java().equals(environment.java()))
			.map((row) -> "Row " + row.row() + " was measured on another machine or Java: " + row.machine() + ", "
					+ row.java())
			.toList();
		return others.isEmpty() ? "" : "\n" + Markdown.list(others);
	}

}
