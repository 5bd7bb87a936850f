package io.github.mesosspring.test.example;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.mesosspring.embedded.script.TaskScript;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds {@code docs/testing.md} to the example that is compiled and run here.
 */
class TestingDocumentationTests {

	private static final Path SOURCES = Path.of("src/test/java/io/github/mesosspring/test/example");

	private static final Pattern REGION = Pattern.compile("// tag::\\w+\\[\\]\\n(.*?)// end::\\w+\\[\\]",
			Pattern.DOTALL);

	@Test
	void showsTheCodeOfTheExampleAndNoOther() throws IOException {
		assertThat(found(Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL), document())).containsExactly(
				region("Backups.java"), region("BackupsTests.java"), region("BackupsInVirtualTimeTests.java"),
				region("LegacyFrameworkTests.java"));
	}

	@Test
	void showsLabelsThatAreScripts() throws IOException {
		List<String> labels = found(Pattern.compile("`" + TaskScript.LABEL + "=([^`]+)`"), document());
		assertThat(labels).hasSizeGreaterThan(2).allSatisfy((label) -> assertThat(TaskScript.parse(label)).isNotNull());
	}

	@Test
	void namesAllScripts() throws IOException {
		String document = document();
		assertThat(Stream.of(TaskScript.class.getDeclaredMethods())
			.filter((method) -> method.getReturnType() == TaskScript.class && Modifier.isPublic(method.getModifiers()))
			.map((method) -> method.getName())).allSatisfy((name) -> assertThat(document).contains("`" + name));
	}

	private static String document() throws IOException {
		return Files.readString(Path.of("../docs/testing.md"));
	}

	private static String region(String source) throws IOException {
		return found(REGION, Files.readString(SOURCES.resolve(source))).get(0);
	}

	private static List<String> found(Pattern pattern, String text) {
		return pattern.matcher(text).results().map((result) -> result.group(1)).toList();
	}

}
