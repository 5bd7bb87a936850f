package io.github.mesosspring.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.mesosspring.benchmarks.report.Environment;
import io.github.mesosspring.benchmarks.report.ResultFiles;
import io.github.mesosspring.benchmarks.result.RowResult;
import io.github.mesosspring.benchmarks.result.Target;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A run tells all that was measured, whatever becomes of single rows.
 */
class BenchmarksTests {

	private final JsonMapper json = new JsonMapper();

	private final ByteArrayOutputStream output = new ByteArrayOutputStream();

	private Folders folders;

	@BeforeEach
	void folders(@TempDir Path folder) {
		this.folders = new Folders(folder.resolve("results"), folder.resolve("report"));
	}

	@Test
	void writesTheResultsTheReportAndItsPlots() throws IOException {
		assertThat(run(FakeRow.latency(90), FakeRow.framing())).isTrue();
		assertThat(names(this.folders.results())).containsExactly("environment.json", "row-01.json", "row-04.json",
				"summary.json");
		assertThat(names(this.folders.report())).containsExactly("README.md", "row-01.png", "row-04-2.png",
				"row-04.png");
		assertThat(page()).contains("](row-01.png)", "](row-04.png)", "](row-04-2.png)");
		assertThat(printed()).contains("p50 latency", "131,000", "p50 beside mesos-rxjava", " met");
	}

	@Test
	void drawsWhatIsOverTimeWhateverElseTheRowGives() throws IOException {
		run(FakeRow.burst());
		assertThat(page()).contains("](row-06.png)", "All 104 figures", "| lost | starter | 0 events |");
	}

	@Test
	void keepsAllRoundsOfARow() throws IOException {
		run(FakeRow.latency(90));
		JsonNode row = read("row-01.json");
		assertThat(row.get("commit").stringValue()).isEqualTo("abc");
		assertThat(row.get("date").stringValue()).startsWith("20").endsWith("Z");
		JsonNode first = row.get("result").get("measurements").get(0);
		assertThat(first.propertyNames()).containsExactly("name", "contestant", "unit", "rounds");
		assertThat(first.get("rounds").size()).isEqualTo(3);
	}

	@Test
	void summarizesEachTargetInTheAgreedForm() throws IOException {
		run(FakeRow.latency(160), FakeRow.framing());
		JsonNode summary = read("summary.json");
		assertThat(summary.isArray()).isTrue();
		assertThat(summary.size()).isEqualTo(3);
		for (JsonNode target : summary) {
			assertThat(target.propertyNames()).containsExactly("row", "name", "value", "unit", "target", "met");
		}
		JsonNode missed = summary.get(0);
		assertThat(missed.get("row").isInt()).isTrue();
		assertThat(missed.get("name").stringValue()).isEqualTo("p50 beside bare with hand-off");
		assertThat(missed.get("value").doubleValue()).isEqualTo(2);
		assertThat(missed.get("unit").stringValue()).isEqualTo("x");
		assertThat(missed.get("target").stringValue()).isEqualTo("<= 1.5");
		assertThat(missed.get("met").booleanValue()).isFalse();
		assertThat(summary.get(1).get("met").booleanValue()).isTrue();
	}

	@Test
	void runsTheOthersWhenARowFailsAndSaysSo() throws IOException {
		assertThat(run(FakeRow.latency(90), FakeRow.failing(2), FakeRow.framing())).isFalse();
		assertThat(read("row-04.json").get("result").isObject()).isTrue();
		assertThat(read("row-02.json").get("failure").stringValue()).contains("The contestant gave up");
		assertThat(read("row-02.json").get("result").isNull()).isTrue();
		assertThat(printed()).contains("2  FAILED: java.lang.IllegalStateException: The contestant gave up");
		assertThat(page()).contains("**2 failed**: java.lang.IllegalStateException: The contestant gave up")
			.doesNotContain("all it said");
	}

	@Test
	void holdsAFigureThatIsNoNumberToBeAFailure() throws IOException {
		FakeRow odd = new FakeRow(1, (effort) -> new RowResult(1, "", List.of(), List.of(),
				List.of(Target.atLeast(1, "beside a peer that gave nothing", Double.NaN, "x", 2)), List.of()));
		assertThat(run(odd)).isFalse();
		assertThat(printed()).contains("FAILED: Not a number: beside a peer that gave nothing is NaN");
	}

	@Test
	void replacesOnlyTheRowsThatAreRun() throws IOException {
		run(FakeRow.latency(90), FakeRow.framing());
		byte[] framing = Files.readAllBytes(this.folders.results().resolve("row-04.json"));
		assertThat(run(FakeRow.latency(1000))).isTrue();
		assertThat(this.folders.results().resolve("row-04.json")).hasBinaryContent(framing);
		assertThat(read("row-01.json").toString()).contains("1000.0");
		assertThat(read("summary.json").size()).isEqualTo(3);
		assertThat(read("summary.json").get(0).get("value").doubleValue()).isEqualTo(12.5);
		assertThat(page()).contains("framing beside the best peer", "1,000 us");
		assertThat(names(this.folders.report())).contains("row-04.png", "row-04-2.png");
	}

	@Test
	void makesTheReportAnewOfWhatWasFound() throws IOException {
		run(FakeRow.latency(90), FakeRow.framing());
		String before = page();
		Files.delete(this.folders.report().resolve("README.md"));
		Files.delete(this.folders.results().resolve("summary.json"));
		Environment environment = new ResultFiles(this.folders.results()).readEnvironment();
		new Benchmarks(environment, this.folders, new PrintStream(this.output)).report();
		assertThat(page()).isEqualTo(before);
		assertThat(read("summary.json").size()).isEqualTo(3);
	}

	@Test
	void removesPlotsThatAreNoMore() throws IOException {
		run(FakeRow.framing());
		run(FakeRow.failing(4));
		assertThat(names(this.folders.report())).containsExactly("README.md");
	}

	@Test
	void doesNotCallARunWithoutRowsComplete() throws IOException {
		assertThat(run()).isFalse();
	}

	private boolean run(Row... rows) throws IOException {
		Environment here = Environment.here("FULL", List.of());
		Environment environment = new Environment(here.date(), "abc", here.effort(), here.command(), here.machine(),
				here.system(), here.java(), here.javaOptions(), here.versions());
		return new Benchmarks(environment, this.folders, new PrintStream(this.output, true, StandardCharsets.UTF_8))
			.run(List.of(rows), Effort.FULL);
	}

	private JsonNode read(String name) {
		return this.json.readTree(this.folders.results().resolve(name).toFile());
	}

	private String page() throws IOException {
		return Files.readString(this.folders.report().resolve("README.md"));
	}

	private String printed() {
		return this.output.toString(StandardCharsets.UTF_8);
	}

	private static List<String> names(Path folder) throws IOException {
		List<String> names = new ArrayList<>();
		try (Stream<Path> files = Files.list(folder)) {
			files.map((file) -> file.getFileName().toString()).sorted().forEach(names::add);
		}
		return names;
	}

}
