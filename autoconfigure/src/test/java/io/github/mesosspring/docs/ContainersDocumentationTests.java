package io.github.mesosspring.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactory;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;

class ContainersDocumentationTests {

	private static final Path PAGE = Path.of("../docs/containers.md");

	private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

	private static final Pattern IMAGE = Pattern.compile("^\\| `([a-z/-]+)` \\|", Pattern.MULTILINE);

	@Test
	void showsCodeThatCompiles() throws IOException {
		Matcher code = JAVA.matcher(Files.readString(PAGE));
		assertThat(code.find()).isTrue();
		assertThat(Files.readString(Path.of("src/test/java/io/github/mesosspring/docs/MesosContainer.java")))
			.endsWith(code.group(1));
	}

	@Test
	void namesAllImagesThatAreRecognisedByTestcontainersAndNoOthers() throws IOException {
		List<String> images = IMAGE.matcher(Files.readString(PAGE))
			.results()
			.map((MatchResult result) -> result.group(1))
			.toList();
		Object factory = SpringFactoriesLoader.forDefaultResourceLocation()
			.load(ConnectionDetailsFactory.class)
			.stream()
			.filter((each) -> each.getClass().getSimpleName().equals("MesosContainerConnectionDetailsFactory"))
			.findFirst()
			.orElseThrow();
		assertThat(ReflectionTestUtils.getField(factory.getClass(), "CONNECTION_NAMES"))
			.asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(String.class))
			.hasSize(images.size() + 1)
			.contains("mesos")
			.containsAll(images);
	}

}
