package io.github.mesosspring.autoconfigure.diagnostics;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

import org.springframework.util.StreamUtils;

/**
 * A property as configuration metadata describes it. Only what is looked at here; editors
 * read the rest. It is searched for rather than parsed, since this happens at each start:
 * Spring Boot's annotation processor writes the name first, and then the type.
 *
 * @param name the key, or what is left of it in the metadata of an element
 * @param type the name of its type with what it is made of; may be empty
 */
record MetadataProperty(String name, String type) {

	private static final String MESOS = "mesos.";

	private static final Pattern PROPERTY = Pattern
		.compile("\"name\"\\s*:\\s*\"([a-z0-9.-]+)\"(?:\\s*,\\s*\"type\"\\s*:\\s*\"([^\"]*)\")?");

	/**
	 * Read those below {@code mesos}.
	 * @param metadata a {@code spring-configuration-metadata.json}
	 * @return the properties; mostly none, if it is not ours
	 * @throws IOException if it cannot be read
	 */
	static List<MetadataProperty> read(URL metadata) throws IOException {
		String json = text(metadata);
		if (!json.contains('"' + MESOS)) {
			return List.of();
		}
		return find(json).stream().filter((property) -> property.name().startsWith(MESOS)).toList();
	}

	/**
	 * Read those of a class whose objects are elements of a map or a list.
	 * @param metadata a file that Spring Boot makes for a
	 * {@code @ConfigurationPropertiesSource}
	 * @return the properties
	 * @throws IOException if it cannot be read
	 */
	static List<MetadataProperty> readElement(URL metadata) throws IOException {
		return find(text(metadata));
	}

	private static String text(URL metadata) throws IOException {
		try (InputStream stream = metadata.openStream()) {
			return StreamUtils.copyToString(stream, StandardCharsets.UTF_8);
		}
	}

	/**
	 * Groups, which come before, have names and types, too, and so have hints after them.
	 */
	private static List<MetadataProperty> find(String json) {
		int start = Math.max(json.indexOf("\"properties\""), 0);
		int end = json.indexOf("\"hints\"", start);
		return PROPERTY.matcher(json.substring(start, (end >= 0) ? end : json.length()))
			.results()
			.map((found) -> new MetadataProperty(found.group(1), (found.group(2) != null) ? found.group(2) : ""))
			.toList();
	}

}
