package io.github.mesosspring.framework;

import java.util.Collection;

import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.scheduler.OfferConstraints;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with what a framework wants to tell a master about itself, in SUBSCRIBE
 * or UPDATE_FRAMEWORK: every master would refuse it for its shape, whatever its state.
 * What only some refuse (a role that is not on their list, a user they do not allow) is
 * left to them, and so are regular expressions, which a master reads in a syntax of its
 * own. Offer constraints for a role the framework does not have are a problem too, since
 * they are likely a slip: newer masters refuse them, those of 1.11 ignore them.
 *
 * @param field the field within the payload of the call, such as
 * {@code framework_info.roles}
 * @param problem what is wrong with it, to be read after its name
 */
public record FrameworkProblem(String field, String problem) {

	/** Nanoseconds have to fit into 64 bits. */
	private static final double MAX_SECONDS = 9223372036.854775807;

	/**
	 * Look for a problem.
	 * @param info the framework
	 * @param suppressed the roles for which it wants no offers
	 * @param constraints which agents it wants to be offered
	 * @return the first problem, or {@code null} if there is none
	 */
	public static @Nullable FrameworkProblem of(FrameworkInfo info, Collection<String> suppressed,
			OfferConstraints constraints) {
		if (info.getUser().isBlank()) {
			return new FrameworkProblem("framework_info.user", "is blank, so no agent could run a task");
		}
		FrameworkProblem problem = FrameworkRoles.problem(info);
		if (problem == null) {
			problem = OfferFilterRules.problem(info);
		}
		if (problem == null && !(Math.abs(info.getFailoverTimeout()) <= MAX_SECONDS)) {
			problem = new FrameworkProblem("framework_info.failover_timeout", "is " + info.getFailoverTimeout()
					+ " seconds, which no master can count; at most 292 years can be");
		}
		if (problem == null) {
			problem = suppressedStranger(info, suppressed);
		}
		return (problem != null) ? problem : OfferConstraintRules.problem(info, constraints);
	}

	private static @Nullable FrameworkProblem suppressedStranger(FrameworkInfo info, Collection<String> suppressed) {
		String stranger = FrameworkRoles.firstStranger(info, suppressed);
		return (stranger != null) ? new FrameworkProblem("suppressed_roles",
				"contains '" + stranger + "', which is none of the framework's roles " + FrameworkRoles.of(info))
				: null;
	}

	/**
	 * One sentence.
	 */
	@Override
	public String toString() {
		return "'" + this.field + "' " + this.problem;
	}

}
