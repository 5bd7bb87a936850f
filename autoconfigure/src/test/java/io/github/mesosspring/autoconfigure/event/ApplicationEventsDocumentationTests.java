package io.github.mesosspring.autoconfigure.event;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.springframework.context.ApplicationEvent;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

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
			.filter((name) -> !name.equals(MesosApplicationEvent.class.getSimpleName()))
			.toList()).isSubsetOf(classes().keySet());
	}

	private static Map<String, List<String>> classes() {
		Map<String, List<String>> classes = new TreeMap<>();
		events().forEach((event) -> classes.put(event.getSimpleName(),
				Arrays.stream(event.getDeclaredMethods())
					.map(Method::getName)
					.filter((name) -> name.startsWith("get") || name.startsWith("is"))
					.sorted()
					.toList()));
		return classes;
	}

	private static Stream<Class<?>> events() {
		ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
		scanner.addIncludeFilter(new AssignableTypeFilter(ApplicationEvent.class));
		return scanner.findCandidateComponents(MesosApplicationEvent.class.getPackageName())
			.stream()
			.map((found) -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null));
	}

}
