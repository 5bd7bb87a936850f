package io.github.mesosspring.version;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import io.github.mesosspring.protocol.scheduler.Call;
import org.jspecify.annotations.Nullable;

/**
 * REVIVE and SUPPRESS: they had no payload at first, one role in 1.2, and have had
 * several since 1.3.
 */
final class RoleCalls {

	private RoleCalls() {
	}

	/**
	 * Why a call cannot be said to a master.
	 * @param subscribed names the roles of the framework
	 * @return the reason, or {@code null}
	 */
	static @Nullable String refusal(Call call, MasterVersion master, Supplier<List<String>> subscribed) {
		Set<String> named = Set.copyOf(roles(call));
		if (master.isAtLeast(1, 3) || named.size() <= 1 || named.equals(Set.copyOf(subscribed.get()))) {
			return null;
		}
		String names = String.join(", ", roles(call));
		return master.isAtLeast(1, 2)
				? "it names the roles " + names + ", which needs Mesos 1.3, and the master is of " + master
						+ "; make one call for each, or name none for all"
				: "it names the roles " + names + ", and frameworks have one role only with the master, which is of "
						+ master + "; name none";
	}

	/**
	 * The call in the form for a master that does not refuse it.
	 * @return the call, with as many roles as the master reads; none stand for all
	 */
	static Call adapt(Call call, MasterVersion master) {
		if (master.isAtLeast(1, 3) || !isOne(call)) {
			return call;
		}
		return (master.isAtLeast(1, 2) && Set.copyOf(roles(call)).size() == 1) ? call
				: call.toBuilder().clearRevive().clearSuppress().build();
	}

	/**
	 * Whether a call has the payload of a version that named it otherwise.
	 */
	static boolean hasOldName(Call call, MasterVersion master) {
		return isOne(call) && !roles(call).isEmpty() && !master.isAtLeast(1, 3);
	}

	/**
	 * The calls that suppress roles. Of several roles before 1.3, one call each.
	 */
	static List<Call> suppressions(List<String> roles, MasterVersion master) {
		if (roles.isEmpty() || !master.isAtLeast(Since.of(Call.Type.SUPPRESS))) {
			return List.of();
		}
		return master.isAtLeast(1, 3) ? List.of(suppress(roles))
				: roles.stream().map((role) -> suppress(List.of(role))).toList();
	}

	private static Call suppress(List<String> roles) {
		return Call.newBuilder()
			.setType(Call.Type.SUPPRESS)
			.setSuppress(Call.Suppress.newBuilder().addAllRoles(roles))
			.build();
	}

	private static boolean isOne(Call call) {
		return call.getType() == Call.Type.REVIVE || call.getType() == Call.Type.SUPPRESS;
	}

	private static List<String> roles(Call call) {
		return switch (call.getType()) {
			case REVIVE -> call.getRevive().getRolesList();
			case SUPPRESS -> call.getSuppress().getRolesList();
			default -> List.of();
		};
	}

}
