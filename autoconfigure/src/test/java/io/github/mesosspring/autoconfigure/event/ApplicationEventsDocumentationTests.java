package io.github.mesosspring.autoconfigure.event;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import org.springframework.context.ApplicationEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds {@code docs/application-events.md} to the classes of this package.
 */
class ApplicationEventsDocumentationTests {

	private static final Path PAGE = Path.of("../docs/application-events.md");

	private static final Pattern ROW = Pattern.compile("^\\| `(Mesos\\w+)` \\|.*\\|(.*)\\|$", Pattern.MULTILINE);

	private static final Pattern GETTER = Pattern.compile("`(\\w+)\\(\\)`");

	@Test
	void everyEventHasARowThatNamesAllItCarries() throws IOException {
		Map<String, List<String>> rows = new TreeMap<>();
		ROW.matcher(Files.readString(PAGE))
			.results()
			.forEach((row) -> rows.put(row.group(1),
					GETTER.matcher(row.group(2)).results().map((getter) -> getter.group(1)).sorted().toList()));
		assertThat(rows).isEqualTo(classes());
	}

	@Test
	void thePageNamesNoOtherEvent() throws IOException {
		assertThat(Pattern.compile("Mesos\\w+Event\\b")
			.matcher(Files.readString(PAGE))
			.results()
			.map(MatchResult::group)
			.distinct()
			.toList()).isSubsetOf(all());
	}

	private static Map<String, List<String>> classes() {
		Map<String, List<String>> classes = new TreeMap<>();
		events().filter((event) -> !event.getModifiers().contains(JavaModifier.ABSTRACT))
			.forEach((event) -> classes.put(event.getSimpleName(),
					Arrays.stream(event.reflect().getDeclaredMethods())
						.map((method) -> method.getName())
						.filter((name) -> name.startsWith("get") || name.startsWith("is"))
						.sorted()
						.toList()));
		return classes;
	}

	private static List<String> all() {
		return events().map(JavaClass::getSimpleName).toList();
	}

	private static Stream<JavaClass> events() {
		return new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.importPackagesOf(MesosApplicationEvent.class)
			.stream()
			.filter((type) -> type.isAssignableTo(ApplicationEvent.class));
	}

}
