package io.github.mesosspring.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the guide to executors to what compiles.
 */
class ExecutorDocumentationTests {

	private static final Path GUIDE = Path.of("../docs/executors.md");

	private static final Path SOURCES = Path.of("src/test/java/io/github/mesosspring/docs");

	@Test
	void showsCodeThatCompiles() throws IOException {
		Matcher code = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(GUIDE));
		assertThat(code.find()).isTrue();
		assertThat(Files.readString(SOURCES.resolve("EchoExecutor.java"))).endsWith(code.group(1));
		assertThat(code.find()).isTrue();
		assertThat(Files.readString(SOURCES.resolve("EchoLaunch.java")))
			.contains(code.group(1).replaceAll("(?m)^", "\t\t").stripTrailing());
		assertThat(code.find()).as("another example").isFalse();
	}

}
