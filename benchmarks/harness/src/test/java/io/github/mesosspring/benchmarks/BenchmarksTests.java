package io.github.mesosspring.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.mesosspring.benchmarks.report.Environment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A run tells all that was measured, whatever becomes of single rows.
 */
class BenchmarksTests {

	private final ByteArrayOutputStream output = new ByteArrayOutputStream();

	private Folders folders;

	@BeforeEach
	void folders(@TempDir Path folder) {
		this.folders = new Folders(folder.resolve("results"), folder.resolve("report"));
	}

	@Test
	void writesTheResultsTheReportAndItsPlots() throws IOException {
		assertThat(run(FakeRow.latency(90), FakeRow.framing())).isTrue();
		assertThat(this.folders.results()).isDirectoryContaining("glob:**/row-01.json")
			.isDirectoryContaining("glob:**/row-04.json")
			.isDirectoryContaining("glob:**/environment.json")
			.isDirectoryContaining("glob:**/summary.json");
		assertThat(this.folders.report()).isDirectoryContaining("glob:**/row-01.png")
			.isDirectoryContaining("glob:**/row-04.png");
		assertThat(page()).contains("](row-01.png)", "](row-04.png)");
		assertThat(printed()).contains("p50 latency", "p50 beside mesos-rxjava", " met");
	}

	private boolean run(Row... rows) throws IOException {
		return new Benchmarks(Environment.here("SMOKE", List.of()), this.folders,
				new PrintStream(this.output, true, StandardCharsets.UTF_8))
			.run(List.of(rows), Effort.SMOKE);
	}

	private String page() throws IOException {
		return Files.readString(this.folders.report().resolve("README.md"));
	}

	private String printed() {
		return this.output.toString(StandardCharsets.UTF_8);
	}

}
