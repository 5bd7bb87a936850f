package io.github.mesosspring.benchmarks;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import io.github.mesosspring.benchmarks.report.Environment;
import io.github.mesosspring.benchmarks.report.ResultFiles;
import io.github.mesosspring.benchmarks.report.RowRecord;
import io.github.mesosspring.benchmarks.result.RowResult;
import io.github.mesosspring.benchmarks.result.Target;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each row still runs, with the least work there is, and what it gives is reported. What
 * the figures are does not matter.
 */
class BenchmarksSmokeTests {

	private static final Pattern PLOT = Pattern.compile("!\\[[^\\]]*]\\(([^)]+)\\)");

	private static final int GROWTH = 11;

	@Test
	void everyRowOfTheTableIsMeasured() {
		assertThat(Rows.all()).extracting(Row::number)
			.containsExactlyElementsOf(Expectation.TABLE.stream().map(Expectation::row).toList());
	}

	@TestFactory
	Stream<DynamicTest> everyRowRunsAndIsReported(@TempDir Path folder) {
		Folders folders = new Folders(folder.resolve("results"), folder.resolve("report"));
		Stream<DynamicTest> rows = Rows.all()
			.stream()
			.map((row) -> DynamicTest.dynamicTest("row " + row.number(), () -> runs(row, folders)));
		// The last one, since tests of a factory are run in their order
		return Stream.concat(rows, Stream.of(DynamicTest.dynamicTest("report", () -> isReported(folders))));
	}

	private static void runs(Row row, Folders folders) throws IOException {
		new Benchmarks(Environment.here("SMOKE", List.of()), folders, System.out).run(List.of(row), Effort.SMOKE);
		RowRecord found = new ResultFiles(folders.results()).read()
			.stream()
			.filter((any) -> any.row() == row.number())
			.findFirst()
			.orElseThrow();
		assertThat(found.failure()).isNull();
		RowResult result = found.result();
		assertThat(result).isNotNull();
		Expectation.of(row.number()).check(result);
	}

	private static void isReported(Folders folders) throws IOException {
		String page = Files.readString(folders.report().resolve("README.md"));
		for (RowRecord row : new ResultFiles(folders.results()).read()) {
			String own = section(page, row.row());
			assertThat(row.targets()).extracting(Target::name).allSatisfy((name) -> assertThat(own).contains(name));
			List<String> plots = PLOT.matcher(own).results().map((plot) -> plot.group(1)).toList();
			for (String plot : plots) {
				assertThat(colors(folders.report().resolve(plot))).as(plot).isGreaterThan(2);
			}
			// A smoke run has one size only, and nothing to draw growth with
			assertThat(plots).as("plots of row " + row.row())
				.hasSizeGreaterThanOrEqualTo((row.row() == GROWTH || row.result() == null) ? 0 : 1);
		}
	}

	private static String section(String page, int row) {
		Matcher section = Pattern.compile("^## " + row + "\\. .*?(?=^## |\\z)", Pattern.MULTILINE | Pattern.DOTALL)
			.matcher(page);
		assertThat(section.find()).as("section of row " + row).isTrue();
		return section.group();
	}

	private static long colors(Path plot) throws IOException {
		BufferedImage image = ImageIO.read(plot.toFile());
		int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
		return Arrays.stream(pixels).distinct().count();
	}

}
