package io.github.mesosspring.docs;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.mesosspring.autoconfigure.MesosProperties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever YAML the documentation shows can be copied: it has no key that nobody reads,
 * and no value that cannot be read.
 */
class DocumentedSettingsTests {

	private static final Pattern YAML = Pattern.compile("^```ya?ml\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);

	/** A framework that inherits everything. */
	private static final Pattern NAME = Pattern.compile("mesos\\.frameworks\\.[^.\\[]+");

	private static final Pattern NAMED = Pattern.compile("^mesos\\.frameworks\\.[^.\\[]+\\.");

	private static final Map<String, String> KNOWN = known();

	static List<Arguments> blocks() throws IOException {
		List<Arguments> blocks = new ArrayList<>();
		for (Path page : DocumentationLinksTests.pages()) {
			Matcher yaml = YAML.matcher(Files.readString(page));
			while (yaml.find()) {
				blocks.add(Arguments.argumentSet(page.getFileName().toString(), yaml.group(1)));
			}
		}
		return blocks;
	}

	@ParameterizedTest
	@MethodSource("blocks")
	void canBeCopied(String yaml) throws IOException {
		Map<String, Object> settings = settings(yaml);
		assertThat(settings.keySet()).allSatisfy((key) -> assertThat(key).matches(DocumentedSettingsTests::isKnown));
		new Binder(new MapConfigurationPropertySource(settings)).bind("mesos", MesosProperties.class);
	}

	/** What is for a framework by name can be said of the only one, too. */
	private static Map<String, Object> settings(String yaml) throws IOException {
		Map<String, Object> settings = new LinkedHashMap<>();
		for (PropertySource<?> document : new YamlPropertySourceLoader().load("documented",
				new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))) {
			for (String name : ((EnumerablePropertySource<?>) document).getPropertyNames()) {
				if (name.startsWith("mesos.") && !NAME.matcher(name).matches()) {
					settings.put(NAMED.matcher(name).replaceFirst("mesos."), document.getProperty(name));
				}
			}
		}
		return settings;
	}

	private static boolean isKnown(String key) {
		String name = key.replaceAll("\\[\\d+]$", "");
		return KNOWN.containsKey(name) || KNOWN.entrySet()
			.stream()
			.anyMatch((known) -> (key.startsWith(known.getKey() + ".") || key.startsWith(known.getKey() + "["))
					&& known.getValue().matches("java\\.util\\.(Map|List)<.*"));
	}

	/** Names and types, as editors know them. */
	private static Map<String, String> known() {
		Map<String, String> known = new TreeMap<>();
		try {
			for (URL metadata : Collections.list(DocumentedSettingsTests.class.getClassLoader()
				.getResources("META-INF/spring-configuration-metadata.json"))) {
				String json = new String(metadata.openStream().readAllBytes(), StandardCharsets.UTF_8);
				for (Object property : (List<?>) JsonParserFactory.getJsonParser().parseMap(json).get("properties")) {
					Map<?, ?> values = (Map<?, ?>) property;
					known.put((String) values.get("name"), String.valueOf(values.get("type")));
				}
			}
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
		return known;
	}

}
