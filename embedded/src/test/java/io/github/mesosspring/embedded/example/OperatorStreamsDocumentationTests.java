package io.github.mesosspring.embedded.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import io.github.mesosspring.operator.MasterEventsSettings;
import io.github.mesosspring.operator.MasterStreamItem;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds {@code docs/operator-streams.md} to the code it shows and to the defaults.
 */
class OperatorStreamsDocumentationTests {

	private static final Path SOURCES = Path.of("src/test/java/io/github/mesosspring/embedded/example");

	private static final Pattern REGION = Pattern.compile("// tag::\\w+\\[\\]\\n(.*?)// end::\\w+\\[\\]",
			Pattern.DOTALL);

	@Test
	void showsTheCodeOfTheExamplesAndNoOther() throws IOException {
		assertThat(found(Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL), document()))
			.containsExactly(region("LiveView.java"), region("Exec.java"));
	}

	@Test
	void namesAllReasonsAndTheDefaults() throws IOException {
		String document = document();
		for (MasterStreamItem.Snapshot.Reason reason : MasterStreamItem.Snapshot.Reason.values()) {
			assertThat(document).contains("| `" + reason + "` |");
		}
		MasterEventsSettings defaults = MasterEventsSettings.defaults();
		assertThat(document)
			.contains("| `resynchronizeEvery` | " + defaults.resynchronizeEvery().toMinutes() + " min |")
			.contains("| `maxQueuedBytes` | " + defaults.maxQueuedBytes() / 1024 / 1024 + " MB |")
			.contains("| `missedHeartbeats` | " + defaults.missedHeartbeats() + " |")
			.contains("| `backoff` | " + defaults.initialBackoff().toMillis() + " ms, "
					+ defaults.maxBackoff().toSeconds() + " s |");
	}

	private static String document() throws IOException {
		return Files.readString(Path.of("../docs/operator-streams.md"));
	}

	private static String region(String source) throws IOException {
		return found(REGION, Files.readString(SOURCES.resolve(source))).get(0);
	}

	private static List<String> found(Pattern pattern, String text) {
		return pattern.matcher(text).results().map((result) -> result.group(1)).toList();
	}

}
