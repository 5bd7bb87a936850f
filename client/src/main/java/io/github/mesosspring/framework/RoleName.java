package io.github.mesosspring.framework;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How a role may be called.
 */
final class RoleName {

	private static final List<String> RESERVED = List.of(".", "..", "*");

	private RoleName() {
	}

	/**
	 * Look for a problem, as masters do.
	 * @return what is wrong with the name, or {@code null} if it is one
	 */
	static @Nullable String problem(String role) {
		if (role.equals("*")) {
			return null;
		}
		if (role.isEmpty()) {
			return "a role cannot be empty";
		}
		for (String part : role.split("/", -1)) {
			String problem = problemOfPart(part);
			if (problem != null) {
				return problem;
			}
		}
		return null;
	}

	private static @Nullable String problemOfPart(String part) {
		if (part.isEmpty()) {
			return "a role cannot begin or end with a slash or contain two in a row";
		}
		if (RESERVED.contains(part)) {
			return "'" + part + "' cannot be a part of a role";
		}
		if (part.startsWith("-")) {
			return "no part of a role can begin with a dash";
		}
		return part.chars().anyMatch(RoleName::isBlank) ? "a role cannot contain white space" : null;
	}

	private static boolean isBlank(int character) {
		return (character >= 0x09 && character <= 0x0d) || character == ' ' || character == 0x7f;
	}

}
