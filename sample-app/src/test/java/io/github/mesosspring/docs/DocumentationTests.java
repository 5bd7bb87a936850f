package io.github.mesosspring.docs;

import java.beans.PropertyDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.mesosspring.autoconfigure.MesosProperties;
import io.github.mesosspring.sample.job.JobsProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.BeanUtils;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Holds the documentation to what is so.
 */
@ExtendWith(OutputCaptureExtension.class)
class DocumentationTests {

	private static final Path ROOT = Path.of("..");

	private static final Path SOURCES = Path.of("src/test/java/io/github/mesosspring/docs");

	private static final Pattern KEY = Pattern.compile("^\\| `((?:mesos|jobs)\\.[a-z.-]+)` \\|", Pattern.MULTILINE);

	private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

	private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)[^)]*\\)");

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource({ "README.md, MyFramework.java", "docs/getting-started.md, OneTask.java" })
	void showsCodeThatCompiles(String document, String source) throws IOException {
		Matcher code = JAVA.matcher(Files.readString(ROOT.resolve(document)));
		assertThat(code.find()).isTrue();
		assertThat(Files.readString(SOURCES.resolve(source))).endsWith(code.group(1));
	}

	@Test
	void namesAllKeysOfTheStarterAndNoOthers() throws IOException {
		List<String> keys = new ArrayList<>();
		collect("mesos", MesosProperties.class, keys);
		// not on the class path of the sample, and held to the defaults by their module
		Stream.of("table", "initialize-schema", "schema", "platform", "continue-on-error")
			.forEach((key) -> keys.add("mesos.framework.jdbc." + key));
		// bound for each framework when its beans are made
		keys.add("mesos.frameworks");
		assertThat(documented("docs/configuration.md")).containsExactlyInAnyOrderElementsOf(keys);
	}

	@Test
	void namesAllKeysOfTheSampleAndNoOthers() throws IOException {
		List<String> keys = new ArrayList<>();
		Stream.of(JobsProperties.class.getRecordComponents())
			.forEach((component) -> keys.add("jobs." + dashed(component.getName())));
		assertThat(documented("docs/sample-app.md")).containsExactlyInAnyOrderElementsOf(keys);
	}

	@ParameterizedTest
	@ValueSource(strings = { "README.md", "CONTRIBUTING.md", "docs" })
	void hasNoDeadLinks(String start) throws IOException {
		try (Stream<Path> files = Files.walk(ROOT.resolve(start))) {
			for (Path file : files.filter((path) -> path.toString().endsWith(".md")).toList()) {
				Matcher link = LINK.matcher(Files.readString(file));
				while (link.find()) {
					if (!link.group(1).startsWith("http")) {
						assertThat(file.resolveSibling(link.group(1))).as("in " + file).exists();
					}
				}
			}
		}
	}

	@Test
	void runsTheTaskOfGettingStarted(CapturedOutput output) {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(App.class)
			.web(WebApplicationType.NONE)
			.properties("spring.config.location=optional:file:none/", "spring.application.name=my-framework",
					"mesos.master=embedded", "mesos.framework.id-file=" + this.folder.resolve("framework.id"))
			.run()) {
			await().untilAsserted(() -> assertThat(output).contains(" is TASK_FINISHED"));
		}
	}

	private static TreeSet<String> documented(String document) throws IOException {
		TreeSet<String> keys = new TreeSet<>();
		Matcher key = KEY.matcher(Files.readString(ROOT.resolve(document)).split("\n## Meters")[0]);
		while (key.find()) {
			assertThat(keys.add(key.group(1))).as("only once: " + key.group(1)).isTrue();
		}
		return keys;
	}

	private static void collect(String prefix, Class<?> type, List<String> keys) {
		for (PropertyDescriptor property : BeanUtils.getPropertyDescriptors(type)) {
			if (property.getName().equals("class")) {
				continue;
			}
			String key = prefix + "." + dashed(property.getName());
			if (property.getWriteMethod() != null) {
				keys.add(key);
			}
			else {
				collect(key, property.getPropertyType(), keys);
			}
		}
	}

	private static String dashed(String name) {
		return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(OneTask.class)
	static class App {

	}

}
