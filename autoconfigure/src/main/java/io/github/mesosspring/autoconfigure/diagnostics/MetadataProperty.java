package io.github.mesosspring.autoconfigure.diagnostics;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import org.springframework.util.StreamUtils;

/**
 * A property as configuration metadata describes it. Only what is looked at here; editors
 * read the rest.
 *
 * @param name the key, or what is left of it in the metadata of an element
 * @param type the name of its type with what it is made of; may be empty
 */
record MetadataProperty(String name, String type) {

	private static final String MESOS = "mesos.";

	/**
	 * Read those below {@code mesos}.
	 * @param metadata a {@code spring-configuration-metadata.json}
	 * @return the properties; mostly none, if it is not ours
	 * @throws IOException if it cannot be read
	 */
	static List<MetadataProperty> read(URL metadata) throws IOException {
		String json = text(metadata);
		// most jars have nothing to say, and need not be parsed to see it
		return json.contains('"' + MESOS)
				? parse(json).stream().filter((property) -> property.name().startsWith(MESOS)).toList() : List.of();
	}

	/**
	 * Read those of a class whose objects are elements of a map or a list.
	 * @param metadata a file that Spring Boot makes for a
	 * {@code @ConfigurationPropertiesSource}
	 * @return the properties
	 * @throws IOException if it cannot be read
	 */
	static List<MetadataProperty> readElement(URL metadata) throws IOException {
		return parse(text(metadata));
	}

	private static String text(URL metadata) throws IOException {
		try (InputStream stream = metadata.openStream()) {
			return StreamUtils.copyToString(stream, StandardCharsets.UTF_8);
		}
	}

	private static List<MetadataProperty> parse(String json) {
		List<MetadataProperty> properties = new ArrayList<>();
		try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
			parser.nextToken();
			while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
				boolean wanted = parser.currentName().equals("properties");
				parser.nextToken();
				if (wanted) {
					parseAll(parser, properties);
				}
				else {
					parser.skipChildren();
				}
			}
		}
		return properties;
	}

	private static void parseAll(JsonParser parser, List<MetadataProperty> properties) {
		while (parser.nextToken() == JsonToken.START_OBJECT) {
			Map<String, String> texts = new LinkedHashMap<>();
			while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
				String name = parser.currentName();
				if (parser.nextToken() == JsonToken.VALUE_STRING) {
					texts.put(name, parser.getString());
				}
				parser.skipChildren();
			}
			properties.add(new MetadataProperty(texts.getOrDefault("name", ""), texts.getOrDefault("type", "")));
		}
	}

}
