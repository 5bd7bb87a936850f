package io.github.mesosspring.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BudgetTests {

	private static byte[] kept = {};

	@Test
	void refusesWhatEachTimeCostsMore() {
		Budget budget = new Budget("test", 10_000, 10);
		budget.read(new byte[100], () -> kept = new byte[5000]);
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> budget.read(new byte[100], () -> kept = new byte[50_000]))
			.withMessageContaining("for 100");
	}

	@Test
	void allowsWhatIsMadeOnce() {
		Budget budget = new Budget("test", 10_000, 0);
		kept = new byte[0];
		budget.read(new byte[1], () -> kept = (kept.length == 0) ? new byte[50_000] : kept);
		assertThat(kept).hasSize(50_000);
	}

	@Test
	void theDocumentSaysHowMuchIsTriedAndAllowed() throws IOException {
		String page = Files.readString(Path.of("../docs/conformance.md"));
		Matcher inputs = Pattern.compile("<mesos.fuzz.inputs>(\\d+)<").matcher(Files.readString(Path.of("pom.xml")));
		assertThat(inputs.find()).isTrue();
		assertThat(page).contains(inputs.group(1) + " inputs for each of 4 targets")
			.contains("four targets " + inputs.group(1) + " inputs each");
		for (String target : new String[] { "RecordIo", "ProtobufCodec", "JsonCodec", "JsonDialect" }) {
			String source = Files
				.readString(Path.of("src/test/java/io/github/mesosspring/fuzz/" + target + "FuzzTests.java"));
			Matcher budget = Pattern.compile("new Budget\\(\"" + target + "\", (\\d+) \\* 1024, (\\d+)\\)")
				.matcher(source);
			assertThat(budget.find()).isTrue();
			assertThat(page).contains("| `" + target + "` | " + budget.group(2) + " | " + budget.group(1) + " KiB |");
		}
	}

}
