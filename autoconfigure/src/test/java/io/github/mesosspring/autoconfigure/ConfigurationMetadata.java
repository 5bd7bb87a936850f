package io.github.mesosspring.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The configuration metadata of this module, as editors read it.
 */
final class ConfigurationMetadata {

	private static final String CLASSES = MesosProperties.class.getProtectionDomain()
		.getCodeSource()
		.getLocation()
		.getPath();

	private final JsonNode metadata = read("spring-configuration-metadata.json");

	/**
	 * All keys, with what is said about each.
	 */
	Map<String, JsonNode> properties() {
		return byName(this.metadata.path("properties"));
	}

	/**
	 * The keys there are hints for. Those of a map are its name with {@code .keys} or
	 * {@code .values}.
	 */
	Map<String, JsonNode> hints() {
		return byName(this.metadata.path("hints"));
	}

	/**
	 * What a class of ours consists of that is an element of a map or a list.
	 * @return its properties; none if it is no class of ours
	 */
	static Map<String, JsonNode> propertiesOf(String type) {
		String file = "spring/configuration-metadata/" + type + ".json";
		return Files.exists(Path.of(CLASSES, "META-INF", file)) ? byName(read(file).path("properties")) : Map.of();
	}

	private static JsonNode read(String file) {
		try (InputStream stream = Files.newInputStream(Path.of(CLASSES, "META-INF", file))) {
			return JsonMapper.shared().readTree(stream);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Map<String, JsonNode> byName(JsonNode entries) {
		Map<String, JsonNode> named = new TreeMap<>();
		entries.valueStream().forEach((entry) -> named.put(entry.path("name").asString(), entry));
		return named;
	}

	/**
	 * A default as it would be written in a properties file.
	 */
	static @Nullable String defaultOf(JsonNode property) {
		JsonNode value = property.path("defaultValue");
		if (value.isMissingNode()) {
			return null;
		}
		return value.isArray() ? String.join(", ", value.valueStream().map(JsonNode::asString).toList())
				: value.asString();
	}

}
