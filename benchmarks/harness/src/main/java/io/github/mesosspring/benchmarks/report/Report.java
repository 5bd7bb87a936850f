package io.github.mesosspring.benchmarks.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import io.github.mesosspring.benchmarks.result.RowResult;
import io.github.mesosspring.benchmarks.result.Target;

/**
 * Writes the page that tells what was measured, and the plots it shows.
 */
public final class Report {

	private final MissedReasons reasons;

	private final Path folder;

	private final Path results;

	/**
	 * A report.
	 * @param folder where the page and the plots go
	 * @param results the folder with the JSON files that the page refers to
	 */
	public Report(Path folder, Path results) {
		this(folder, results, MissedReasons.published());
	}

	Report(Path folder, Path results, MissedReasons reasons) {
		this.folder = folder;
		this.results = results;
		this.reasons = reasons;
	}

	/**
	 * Write it anew.
	 * @param environment what the last run ran on
	 * @param rows all rows, by number
	 * @return the page
	 */
	public Path write(Environment environment, List<RowRecord> rows) throws IOException {
		Files.createDirectories(this.folder);
		Plots.deleteAll(this.folder);
		StringBuilder page = new StringBuilder();
		page.append("# How fast it is\n\n");
		page.append(introduction(environment));
		page.append(new TargetsSection(this.reasons).render(rows));
		page.append(new EnvironmentSection(this.folder, this.results).render(environment, rows));
		for (RowRecord row : rows) {
			page.append(section(row));
		}
		return Files.writeString(this.folder.resolve("README.md"), page, StandardCharsets.UTF_8);
	}

	private static String introduction(Environment environment) {
		String quick = "FULL".equals(environment.effort()) ? ""
				: "**This was a " + environment.effort() + " run: its figures are rough.**\n\n";
		return quick + "This client beside other clients and beside the limit, measured in turns on one machine. "
				+ "Times depend on the machine, so\nthat ratios are what counts. Written by the harness in "
				+ "[benchmarks](../../benchmarks/README.md); do not edit it.\n";
	}

	private String section(RowRecord row) throws IOException {
		RowResult result = row.result();
		if (result == null) {
			return new RowSection(row.row()).failed(row);
		}
		List<String> plots = new Plots(row.row()).write(this.folder, result.measurements());
		String images = plots.stream()
			.map((plot) -> "![" + Markdown.text(result.title()) + "](" + plot + ")")
			.collect(Collectors.joining("\n\n"));
		return new RowSection(row.row()).measured(row, result, images);
	}

	static String verdict(Target target) {
		return target.met() ? "met" : "**MISSED**";
	}

}
