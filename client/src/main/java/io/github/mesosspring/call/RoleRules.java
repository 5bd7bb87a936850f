package io.github.mesosspring.call;

import java.util.List;
import java.util.function.Supplier;

import io.github.mesosspring.protocol.scheduler.Call;
import org.jspecify.annotations.Nullable;

/**
 * Which roles SUPPRESS and REVIVE may name. A master drops the whole call, silently, if
 * one of them is not the framework's.
 */
final class RoleRules {

	private RoleRules() {
	}

	/**
	 * Judge a call.
	 * @param roles names the roles of the framework; none if they are not known
	 * @return why it must not be sent, or {@code null} if it may be
	 */
	static @Nullable String refusal(Call call, Supplier<List<String>> roles) {
		return switch (call.getType()) {
			case REVIVE -> refusal("revive.roles", call.getRevive().getRolesList(), roles.get());
			case SUPPRESS -> refusal("suppress.roles", call.getSuppress().getRolesList(), roles.get());
			default -> null;
		};
	}

	private static @Nullable String refusal(String field, List<String> named, List<String> roles) {
		return roles.isEmpty() ? null
				: named.stream()
					.filter((role) -> !roles.contains(role))
					.findFirst()
					.map((role) -> "'" + field + "' contains '" + role + "', which is none of the framework's roles "
							+ roles + "; the master would drop the whole call")
					.orElse(null);
	}

}
