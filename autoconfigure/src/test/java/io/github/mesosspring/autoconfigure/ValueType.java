package io.github.mesosspring.autoconfigure;

import tools.jackson.databind.JsonNode;

/**
 * The type of a key in a word.
 */
final class ValueType {

	private ValueType() {
	}

	static String of(JsonNode property) {
		return of(property.path("type").asString());
	}

	private static String of(String type) {
		if (type.startsWith("java.util.Map<")) {
			return "map";
		}
		if (type.startsWith("java.util.List<") || type.startsWith("java.util.Set<")) {
			return "list";
		}
		return switch (type) {
			case "java.lang.Boolean" -> "`true`, `false`";
			case "java.lang.Integer", "java.lang.Long" -> "whole number";
			case "java.lang.Double" -> "number";
			case "java.time.Duration" -> "duration";
			case "org.springframework.util.unit.DataSize" -> "size";
			case "java.nio.file.Path" -> "path";
			case "org.springframework.core.io.Resource" -> "location";
			case "java.lang.Class" -> "class";
			case "java.lang.String", "java.net.URI" -> "text";
			default -> isEnum(type) ? "one of" : "group";
		};
	}

	private static boolean isEnum(String type) {
		try {
			return Class.forName(type).isEnum();
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
