package io.github.mesosspring.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.test.replay.MesosReplayer;
import io.github.mesosspring.test.replay.Recorded;
import io.github.mesosspring.test.replay.RecordedTraffic;
import io.github.mesosspring.test.replay.Replay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds {@code docs/recordings.md} to what is so.
 */
class RecordingsDocumentationTests {

	private static final Path DOCUMENT = Path.of("../docs/recordings.md");

	private static final Path SOURCES = Path.of("src/test/java/io/github/mesosspring/docs");

	@TempDir
	private Path folder;

	@Test
	void showsCodeThatCompiles() throws IOException {
		List<String> examples = blocks("java");
		assertThat(examples).hasSize(2);
		assertThat(source("LastNightTests.java")).contains(withoutIndentation(examples.get(0)));
		assertThat(source("RecordingsDocumentationTests.java")).contains(withoutIndentation(examples.get(1)));
	}

	@Test
	void showsARecordingThatCanBeReadWithEveryKindOfLine() throws IOException {
		Path file = Files.writeString(this.folder.resolve("shown.jsonl"), blocks("json").get(0));
		List<Recorded> items = RecordedTraffic.read(file).items();
		assertThat(items).hasSize(12).doesNotHaveDuplicates();
		assertThat(Recorded.class.getPermittedSubclasses())
			.allSatisfy((kind) -> assertThat(items).hasAtLeastOneElementOfType(kind));
	}

	@Test
	void replaysIntoHandlersAlone() {
		RecordedTraffic traffic = RecordedTraffic.read(Path.of("src/test/resources/last-night.jsonl"));
		try (MesosReplayer replayer = MesosReplayer.of(new MyFramework())) {
			Replay replay = replayer.play(traffic);
			assertThat(replay.calls()).extracting(Call::getType).contains(Call.Type.DECLINE);
		}
	}

	private static List<String> blocks(String language) throws IOException {
		return Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
			.matcher(Files.readString(DOCUMENT))
			.results()
			.map((MatchResult block) -> block.group(1))
			.toList();
	}

	private static String source(String name) throws IOException {
		return withoutIndentation(Files.readString(SOURCES.resolve(name)));
	}

	private static String withoutIndentation(String code) {
		return code.replaceAll("(?m)^\\t+", "");
	}

}
