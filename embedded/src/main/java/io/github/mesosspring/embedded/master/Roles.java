package io.github.mesosspring.embedded.master;

import org.jspecify.annotations.Nullable;

/**
 * The rules for names of roles.
 */
final class Roles {

	private Roles() {
	}

	static @Nullable String validate(String role) {
		if (role.equals("*")) {
			return null;
		}
		if (role.startsWith("/")) {
			return "Role '" + role + "' cannot start with a slash";
		}
		if (role.endsWith("/")) {
			return "Role '" + role + "' cannot end with a slash";
		}
		if (role.contains("//")) {
			return "Role '" + role + "' cannot contain two adjacent slashes";
		}
		if (role.isEmpty()) {
			return "Role names cannot be the empty string";
		}
		for (String component : role.split("/")) {
			String error = validateComponent(role, component);
			if (error != null) {
				return error;
			}
		}
		return null;
	}

	/**
	 * Whether a role is a descendant of another.
	 */
	static boolean isBelow(String role, String ancestor) {
		return role.length() > ancestor.length() && role.startsWith(ancestor) && role.charAt(ancestor.length()) == '/';
	}

	private static @Nullable String validateComponent(String role, String component) {
		if (component.equals(".") || component.equals("..") || component.equals("*")) {
			return "Role '" + role + "' cannot include '" + component + "' as a component";
		}
		if (component.startsWith("-")) {
			return "Role component '" + component + "' is invalid because it starts with a dash";
		}
		boolean blank = component.chars()
			.anyMatch((character) -> (character >= 0x09 && character <= 0x0d) || character == ' ' || character == 0x7f);
		return blank ? "Role component '" + component + "' is invalid because it contains backspace or whitespace"
				: null;
	}

}
