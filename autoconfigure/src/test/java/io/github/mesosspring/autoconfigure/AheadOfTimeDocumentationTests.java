package io.github.mesosspring.autoconfigure;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.MergedAnnotations;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Conditions are asked when an application is processed ahead of time, and never again.
 */
class AheadOfTimeDocumentationTests {

	@Test
	void everyKeyThatIsSettledAheadOfTimeIsOnThePage() throws IOException {
		String page = Files.readString(Path.of("../docs/lifecycle.md"));
		String section = page.substring(page.indexOf("## Ahead of time"), page.indexOf("## Java versions"));
		List<String> keys = OurBeans.configurations()
			.stream()
			.flatMap((type) -> Stream.concat(Stream.of(type),
					Stream.concat(Arrays.stream(type.getDeclaredClasses()), Arrays.stream(type.getDeclaredMethods()))))
			.flatMap(AheadOfTimeDocumentationTests::keys)
			.distinct()
			.toList();
		assertThat(keys).contains("mesos.ssl.bundle", "mesos.framework.id-store", "mesos.framework.enabled")
			.allSatisfy((key) -> assertThat(section).contains("`" + key + "`"));
	}

	private static Stream<String> keys(AnnotatedElement element) {
		return Stream.of(ConditionalOnProperty.class, ConditionalOnBooleanProperty.class)
			.flatMap((type) -> MergedAnnotations.from(element).stream(type))
			.flatMap((condition) -> Stream.of("name", "value")
				.flatMap((names) -> Arrays.stream(condition.getStringArray(names)))
				.map((name) -> condition.getString("prefix").isEmpty() ? name
						: condition.getString("prefix") + "." + name));
	}

}
