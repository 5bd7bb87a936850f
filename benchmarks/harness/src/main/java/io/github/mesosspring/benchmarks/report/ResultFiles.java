package io.github.mesosspring.benchmarks.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.github.mesosspring.benchmarks.result.Target;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON files of a folder: {@code row-NN.json} for each row that was ever measured,
 * {@code environment.json} of the last run, and {@code summary.json} with the targets of
 * all rows.
 */
public final class ResultFiles {

	private static final String ENVIRONMENT = "environment.json";

	private final JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private final Path folder;

	/**
	 * Files in a folder, which is made when the first is written.
	 */
	public ResultFiles(Path folder) {
		this.folder = folder;
	}

	/**
	 * Write a row in place of what was known of it.
	 */
	public void write(RowRecord row) throws IOException {
		write(String.format(Locale.ROOT, "row-%02d.json", row.row()), row);
	}

	/**
	 * Write what the last run ran on.
	 */
	public void write(Environment environment) throws IOException {
		write(ENVIRONMENT, environment);
	}

	/**
	 * Write the targets of rows.
	 */
	public void writeSummary(List<RowRecord> rows) throws IOException {
		List<Target> targets = rows.stream().flatMap((row) -> row.targets().stream()).toList();
		write("summary.json", targets);
	}

	/**
	 * All rows that were ever measured, by number.
	 */
	public List<RowRecord> read() throws IOException {
		try (Stream<Path> files = Files.list(this.folder)) {
			return files.filter((file) -> file.getFileName().toString().matches("row-\\d+\\.json"))
				.map((file) -> this.json.readValue(file.toFile(), RowRecord.class))
				.sorted(Comparator.comparingInt(RowRecord::row))
				.toList();
		}
	}

	/**
	 * What the last run ran on.
	 */
	public Environment readEnvironment() {
		return this.json.readValue(this.folder.resolve(ENVIRONMENT).toFile(), Environment.class);
	}

	private void write(String name, Object value) throws IOException {
		Files.createDirectories(this.folder);
		Files.writeString(this.folder.resolve(name), this.json.writeValueAsString(value) + "\n",
				StandardCharsets.UTF_8);
	}

}
