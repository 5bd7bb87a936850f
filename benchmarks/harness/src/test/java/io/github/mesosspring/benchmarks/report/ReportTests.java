package io.github.mesosspring.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.mesosspring.benchmarks.result.Measurement;
import io.github.mesosspring.benchmarks.result.RowResult;
import io.github.mesosspring.benchmarks.result.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the page says.
 */
class ReportTests {

	@TempDir
	private Path folder;

	private final Target met = Target.atLeast(1, "p50 beside a peer", 640, "x", 100);

	private final Target missed = Target.atMost(1, "p50 beside bare", 2, "x", 1.5);

	@Test
	void saysWhyATargetIsMissed() throws IOException {
		String page = page("""
				# Why

				## 1: p50 beside bare

				The hand-off takes
				a microsecond.

				## 2: p50 beside bare

				Another one.
				""", row(this.met, this.missed));
		assertThat(page)
			.contains("1 of 2 targets are met.", "**1, p50 beside bare**: The hand-off takes a microsecond.")
			.contains("| p50 beside bare | 2 x | <= 1.5 | **MISSED** |")
			.contains("| p50 beside a peer | 640 x | >= 100 | met |")
			.doesNotContain("Another one", "no reason given");
	}

	@Test
	void saysThatNobodySaidWhyATargetIsMissed() throws IOException {
		assertThat(page("# Why\n\n## 1: p50 beside bare\n\n## 3: else\nReason.\n", row(this.missed)))
			.contains("**1, p50 beside bare**: no reason given");
		assertThat(page("", row(this.missed))).contains("**1, p50 beside bare**: no reason given");
	}

	@Test
	void doesNotExcuseATargetThatIsMet() throws IOException {
		assertThat(page("## 1: p50 beside a peer\nIt was slow.\n", row(this.met))).doesNotContain("It was slow",
				"Why not");
	}

	@Test
	void givesMediansSpreadAndTheRatioToTheLimit() throws IOException {
		assertThat(page("", row(this.met))).contains("| p50 | ours | 90 us | 80 .. 100 | 1.50 x |",
				"| p50 | bare | 60 us | 59 .. 61 |  |");
	}

	@Test
	void saysWhenAndOnWhatItWasMeasured() throws IOException {
		assertThat(page("", row(this.met))).contains("| Machine | A processor, 2 cores, 24 GiB |", "| Java | JDK |",
				"-Dbenchmarks=full", "Measured 2026-11-25T23:00:00Z in 93 s, commit abc.", "- Handled before answered.",
				"- A peer lost 3 events.", "Peer 0.2.0");
	}

	@Test
	void saysThatARowIsOfAnotherMachine() throws IOException {
		RowRecord own = row(this.met);
		RowRecord other = new RowRecord(1, own.date(), 1, "abc", "FULL", "A bigger one", "JDK", null, own.result());
		assertThat(page("", other)).contains("- Row 1 was measured on another machine or Java: A bigger one, JDK");
		assertThat(page("", own)).doesNotContain("another machine or Java");
	}

	@Test
	void explainsEachRowOfTheTable() {
		for (int row = 1; row <= 12; row++) {
			assertThat(RowText.of(row).title()).isNotEqualTo("Row " + row);
			assertThat(RowText.of(row).explanation()).endsWith(".");
		}
	}

	@Test
	void marksAQuickRun() throws IOException {
		Environment quick = environment("QUICK");
		Path page = new Report(this.folder.resolve("report"), this.folder.resolve("results")).write(quick, List.of());
		assertThat(page).content().contains("QUICK run");
		assertThat(page("")).doesNotContain("FULL run");
	}

	@Test
	void namesVersionsForAll() {
		assertThat(Environment.here("FULL", List.of()).versions())
			.containsKeys("Spring Boot", "Reactor Netty", "Protobuf", "JMH", "mesos-rxjava")
			.allSatisfy((name, version) -> assertThat(version).matches("\\d.*"));
	}

	private String page(String reasons, RowRecord... rows) throws IOException {
		Path page = new Report(this.folder.resolve("report"), this.folder.resolve("results"),
				new MissedReasons(reasons))
			.write(environment("FULL"), List.of(rows));
		return Files.readString(page);
	}

	private RowRecord row(Target... targets) {
		RowResult result = new RowResult(1, "Latency", List.of("Handled before answered."),
				List.of(new Measurement("p50", "ours", "us", List.of(100.0, 90.0, 80.0)),
						new Measurement("p50", "bare", "us", List.of(61.0, 59.0, 60.0))),
				List.of(targets), List.of("A peer lost 3 events."));
		return RowRecord.of(1, result, environment("FULL"), Instant.parse("2026-11-25T23:00:00Z"),
				Duration.ofSeconds(93));
	}

	private static Environment environment(String effort) {
		return new Environment("2026-11-25T23:00:00Z", "abc", effort, "mvn", "A processor, 2 cores, 24 GiB", "Linux",
				"JDK", List.of(), Map.of("Peer", "0.2.0"));
	}

}
