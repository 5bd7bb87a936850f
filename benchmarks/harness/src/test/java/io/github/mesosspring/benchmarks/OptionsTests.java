package io.github.mesosspring.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What the command line asks for, and where it has it written.
 */
class OptionsTests {

	private final List<Row> rows = List.of(FakeRow.latency(90), FakeRow.framing());

	@Test
	void runsAllRowsUnlessSomeAreNamed() {
		assertThat(Options.parse("full").chosen(this.rows)).isEqualTo(this.rows);
		assertThat(Options.parse("full", "--rows=").chosen(this.rows)).isEqualTo(this.rows);
		assertThat(Options.parse("quick", "--rows=4").chosen(this.rows)).extracting(Row::number).containsExactly(4);
		assertThat(Options.parse("quick", "--rows=4, 1").effort()).isEqualTo(Effort.QUICK);
	}

	@Test
	void measuresNothingForTheReportAlone() {
		assertThat(Options.parse("report")).isEqualTo(new Options(Effort.FULL, List.of(), true));
		assertThat(Options.parse("full").reportOnly()).isFalse();
	}

	@Test
	void refusesWhatItDoesNotKnow() {
		assertThatIllegalArgumentException().isThrownBy(() -> Options.parse("fast")).withMessageContaining("'fast'");
		assertThatIllegalArgumentException().isThrownBy(() -> Options.parse("--rows=one"))
			.withMessageContaining("'one'");
		assertThatIllegalArgumentException().isThrownBy(() -> Options.parse("full", "--rows=4,5").chosen(this.rows))
			.withMessageContaining("[4, 5]");
	}

	@Test
	void writesWhatIsPublishedInAFullRunOnly(@TempDir Path root) throws IOException {
		Path inside = Files.createDirectories(root.resolve("benchmarks/harness/src"));
		Folders full = Folders.of(inside, Effort.FULL);
		assertThat(full.results()).isEqualTo(root.resolve("benchmarks/results"));
		assertThat(full.report()).isEqualTo(root.resolve("docs/performance"));
		for (Effort effort : List.of(Effort.QUICK, Effort.SMOKE)) {
			Path target = root.resolve("benchmarks/harness/target");
			assertThat(Folders.of(inside, effort).results()).startsWithRaw(target);
			assertThat(Folders.of(inside, effort).report()).startsWithRaw(target);
		}
	}

}
