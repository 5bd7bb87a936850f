package io.github.mesosspring.framework;

import java.util.Map;

import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.scheduler.AttributeConstraint;
import io.github.mesosspring.protocol.scheduler.AttributeConstraint.Predicate;
import io.github.mesosspring.protocol.scheduler.AttributeConstraint.Selector;
import io.github.mesosspring.protocol.scheduler.OfferConstraints;
import io.github.mesosspring.protocol.scheduler.OfferConstraints.RoleConstraints;
import org.jspecify.annotations.Nullable;

/**
 * What offer constraints have to consist of.
 */
final class OfferConstraintRules {

	private static final String FIELD = "offer_constraints";

	private OfferConstraintRules() {
	}

	static @Nullable FrameworkProblem problem(FrameworkInfo info, OfferConstraints constraints) {
		String stranger = FrameworkRoles.firstStranger(info, constraints.getRoleConstraintsMap().keySet());
		if (stranger != null) {
			return new FrameworkProblem(FIELD, "names the role '" + stranger
					+ "', which is none of the framework's roles " + FrameworkRoles.of(info));
		}
		for (Map.Entry<String, RoleConstraints> entry : constraints.getRoleConstraintsMap().entrySet()) {
			String problem = problem(entry.getValue());
			if (problem != null) {
				return new FrameworkProblem(FIELD, "of the role '" + entry.getKey() + "' " + problem);
			}
		}
		return null;
	}

	private static @Nullable String problem(RoleConstraints constraints) {
		if (constraints.getGroupsCount() == 0) {
			return "has no 'groups'; leave the role out if it wants the offers of all agents";
		}
		for (RoleConstraints.Group group : constraints.getGroupsList()) {
			if (group.getAttributeConstraintsCount() == 0) {
				return "has a group without 'attribute_constraints'";
			}
			for (AttributeConstraint constraint : group.getAttributeConstraintsList()) {
				String problem = problem(constraint);
				if (problem != null) {
					return problem;
				}
			}
		}
		return null;
	}

	private static @Nullable String problem(AttributeConstraint constraint) {
		Selector selector = constraint.getSelector();
		boolean selects = selector.hasAttributeName() || (selector.hasPseudoattributeType()
				&& selector.getPseudoattributeType() != Selector.PseudoattributeType.UNKNOWN);
		if (!selects) {
			return "has a constraint whose 'selector' selects nothing";
		}
		boolean tests = constraint.getPredicate().getPredicateCase() != Predicate.PredicateCase.PREDICATE_NOT_SET;
		return tests ? null : "has a constraint whose 'predicate' tests nothing";
	}

}
