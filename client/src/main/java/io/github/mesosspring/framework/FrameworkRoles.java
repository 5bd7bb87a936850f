package io.github.mesosspring.framework;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.mesosspring.protocol.FrameworkInfo;
import org.jspecify.annotations.Nullable;

/**
 * The roles of a framework: {@code FrameworkInfo.roles} if it has the capability
 * MULTI_ROLE, else {@code FrameworkInfo.role}.
 */
public final class FrameworkRoles {

	private static final String FIELD = "framework_info.roles";

	private FrameworkRoles() {
	}

	/**
	 * The roles a framework subscribes with.
	 * @param info the framework
	 * @return its roles, each once
	 */
	public static List<String> of(FrameworkInfo info) {
		return isMultiRole(info) ? info.getRolesList().stream().distinct().toList() : List.of(role(info));
	}

	/**
	 * Look for a role that is none of the framework's.
	 * @param info the framework
	 * @param roles the roles to look at
	 * @return the first that is not, or {@code null} if all are
	 */
	static @Nullable String firstStranger(FrameworkInfo info, Collection<String> roles) {
		List<String> own = of(info);
		return roles.stream().filter((role) -> !own.contains(role)).findFirst().orElse(null);
	}

	static @Nullable FrameworkProblem problem(FrameworkInfo info) {
		return isMultiRole(info) ? several(info) : single(info);
	}

	private static @Nullable FrameworkProblem several(FrameworkInfo info) {
		if (hasRole(info)) {
			return new FrameworkProblem("framework_info.role",
					"is set, but a framework with the capability MULTI_ROLE has 'roles'");
		}
		Set<String> seen = new HashSet<>();
		for (String role : info.getRolesList()) {
			if (!seen.add(role)) {
				return new FrameworkProblem(FIELD, "contains '" + role + "' twice");
			}
			String wrong = RoleName.problem(role);
			if (wrong != null) {
				return new FrameworkProblem(FIELD, "contains '" + role + "': " + wrong);
			}
		}
		return null;
	}

	private static @Nullable FrameworkProblem single(FrameworkInfo info) {
		if (info.getRolesCount() > 0) {
			return new FrameworkProblem(FIELD,
					"is set, but a framework without the capability MULTI_ROLE has one 'role'");
		}
		String wrong = RoleName.problem(role(info));
		return (wrong != null) ? new FrameworkProblem("framework_info.role", "is '" + role(info) + "': " + wrong)
				: null;
	}

	private static boolean isMultiRole(FrameworkInfo info) {
		return info.getCapabilitiesList()
			.stream()
			.anyMatch((capability) -> capability.getType() == FrameworkInfo.Capability.Type.MULTI_ROLE);
	}

	// the only field there is for a framework with one role
	@SuppressWarnings("deprecation")
	private static String role(FrameworkInfo info) {
		return info.getRole();
	}

	@SuppressWarnings("deprecation")
	private static boolean hasRole(FrameworkInfo info) {
		return info.hasRole();
	}

}
