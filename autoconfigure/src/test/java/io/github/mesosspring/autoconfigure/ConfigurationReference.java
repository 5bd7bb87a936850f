package io.github.mesosspring.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The tables of the configuration reference, made from the metadata.
 */
final class ConfigurationReference {

	private static final Pattern GENERIC = Pattern.compile("java\\.util\\.(Map<java\\.lang\\.String,|List<|Set<)(.*)>");

	private final ConfigurationMetadata metadata = new ConfigurationMetadata();

	String markdown() {
		Map<String, StringBuilder> groups = new TreeMap<>();
		rows().forEach(
				(key, row) -> groups
					.computeIfAbsent(group(key),
							(group) -> new StringBuilder(
									"\n## " + group + "\n\n| key | type | default | |\n|---|---|---|---|\n"))
					.append(row));
		return String.join("", groups.values()).stripLeading();
	}

	private Map<String, String> rows() {
		Map<String, String> rows = new LinkedHashMap<>();
		this.metadata.properties().forEach((name, property) -> add(rows, name, property));
		return rows;
	}

	/**
	 * A row for the key, and one for each that is below it in the elements of a map or a
	 * list.
	 */
	private void add(Map<String, String> rows, String name, JsonNode property) {
		JsonNode hint = this.metadata.hints().getOrDefault(name, MissingNode.getInstance());
		rows.put(name, "| `%s` | %s | %s | %s |\n".formatted(name, ValueType.of(property),
				code(ConfigurationMetadata.defaultOf(property)), description(property, hint)));
		StringBuilder below = new StringBuilder(name);
		String type = property.path("type").asString();
		for (Matcher generic = GENERIC.matcher(type); generic.matches(); generic = GENERIC.matcher(type)) {
			below.append(generic.group(1).startsWith("Map") ? ".<name>" : "[]");
			type = generic.group(2);
		}
		ConfigurationMetadata.propertiesOf(type)
			.forEach((element, elementProperty) -> add(rows, below + "." + element, elementProperty));
	}

	private static String description(JsonNode property, JsonNode hint) {
		StringBuilder text = new StringBuilder(property.path("description").asString());
		hint.path("values")
			.valueStream()
			.forEach((value) -> text.append("<br>")
				.append(code(value.path("value").asString()))
				.append(": ")
				.append(value.path("description").asString()));
		return text.toString().replace("|", "\\|");
	}

	private static String code(String text) {
		return (text == null || text.isEmpty()) ? "" : "`" + text + "`";
	}

	/**
	 * The first two words, so that no group is small.
	 */
	private static String group(String key) {
		String[] words = key.split("\\.");
		return (words.length > 2) ? words[0] + "." + words[1] : words[0];
	}

}
