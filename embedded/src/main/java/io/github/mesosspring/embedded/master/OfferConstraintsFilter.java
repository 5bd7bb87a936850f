package io.github.mesosspring.embedded.master;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import io.github.mesosspring.protocol.AgentInfo;
import io.github.mesosspring.protocol.Attribute;
import io.github.mesosspring.protocol.DomainInfo;
import io.github.mesosspring.protocol.Value;
import io.github.mesosspring.protocol.scheduler.AttributeConstraint;
import io.github.mesosspring.protocol.scheduler.AttributeConstraint.Selector;
import io.github.mesosspring.protocol.scheduler.OfferConstraints;
import io.github.mesosspring.protocol.scheduler.OfferConstraints.RoleConstraints;

/**
 * The agents that a framework does not want to be offered, by role.
 */
final class OfferConstraintsFilter {

	static final OfferConstraintsFilter NONE = new OfferConstraintsFilter(Map.of());

	private final Map<String, Predicate<AgentInfo>> wanted;

	private OfferConstraintsFilter(Map<String, Predicate<AgentInfo>> wanted) {
		this.wanted = wanted;
	}

	/**
	 * Read the constraints of a call.
	 * @param constraints the constraints
	 * @return the filter
	 * @throws IllegalArgumentException with the text a master has for it if they are not
	 * valid
	 */
	static OfferConstraintsFilter of(OfferConstraints constraints) {
		Map<String, Predicate<AgentInfo>> wanted = new HashMap<>();
		constraints.getRoleConstraintsMap().forEach((role, groups) -> wanted.put(role, any(role, groups)));
		return new OfferConstraintsFilter(wanted);
	}

	boolean excludes(String role, AgentInfo agent) {
		Predicate<AgentInfo> predicate = this.wanted.get(role);
		return predicate != null && !predicate.test(agent);
	}

	private static Predicate<AgentInfo> any(String role, RoleConstraints constraints) {
		return constraints.getGroupsList()
			.stream()
			.map((group) -> all(role, group))
			.reduce(Predicate::or)
			.orElseThrow(() -> new IllegalArgumentException(
					"'OfferConstraints::role_constraints' has an empty 'RoleConstraints::groups' for role " + role));
	}

	private static Predicate<AgentInfo> all(String role, RoleConstraints.Group group) {
		return group.getAttributeConstraintsList()
			.stream()
			.map((constraint) -> one(role, constraint))
			.reduce(Predicate::and)
			.orElseThrow(() -> new IllegalArgumentException("'OfferConstraints::RoleConstraints::groups' for role "
					+ role + "contains an empty RoleConstraints::Group"));
	}

	private static Predicate<AgentInfo> one(String role, AttributeConstraint constraint) {
		try {
			Function<AgentInfo, Optional<Attribute>> selector = selector(constraint.getSelector());
			Predicate<Optional<Attribute>> predicate = predicate(constraint.getPredicate());
			return (agent) -> predicate.test(selector.apply(agent));
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(
					"A role " + role + " has an invalid 'AttributeConstraint': " + ex.getMessage(), ex);
		}
	}

	private static Function<AgentInfo, Optional<Attribute>> selector(Selector selector) {
		return switch (selector.getSelectorCase()) {
			case ATTRIBUTE_NAME -> (agent) -> agent.getAttributesList()
				.stream()
				.filter((attribute) -> attribute.getName().equals(selector.getAttributeName()))
				.findFirst();
			case PSEUDOATTRIBUTE_TYPE -> switch (selector.getPseudoattributeType()) {
				case HOSTNAME -> (agent) -> Optional.of(text(agent.getHostname()));
				case REGION -> (agent) -> domain(agent).map((domain) -> text(domain.getRegion().getName()));
				case ZONE -> (agent) -> domain(agent).map((domain) -> text(domain.getZone().getName()));
				default -> throw new IllegalArgumentException("Unknown pseudoattribute type");
			};
			default -> throw new IllegalArgumentException("Exactly one of 'AttributeConstraint::Selector::name' or "
					+ "'AttributeConstraint::Selector::pseudoattribute_type' must be set");
		};
	}

	private static Optional<DomainInfo.FaultDomain> domain(AgentInfo agent) {
		return Optional.of(agent.getDomain()).filter(DomainInfo::hasFaultDomain).map(DomainInfo::getFaultDomain);
	}

	private static Attribute text(String value) {
		return Attribute.newBuilder()
			.setName("")
			.setType(Value.Type.TEXT)
			.setText(Value.Text.newBuilder().setValue(value))
			.build();
	}

	private static Predicate<Optional<Attribute>> predicate(AttributeConstraint.Predicate predicate) {
		return switch (predicate.getPredicateCase()) {
			case EXISTS -> Optional::isPresent;
			case NOT_EXISTS -> Optional::isEmpty;
			case TEXT_EQUALS -> positive(predicate.getTextEquals().getValue()::equals);
			case TEXT_NOT_EQUALS ->
				negative(Predicate.<String>isEqual(predicate.getTextNotEquals().getValue()).negate());
			case TEXT_MATCHES -> positive(ConstraintRegex.compile(predicate.getTextMatches().getRegex()));
			case TEXT_NOT_MATCHES ->
				negative(ConstraintRegex.compile(predicate.getTextNotMatches().getRegex()).negate());
			default -> throw new IllegalArgumentException("Unknown predicate type");
		};
	}

	private static Predicate<Optional<Attribute>> positive(Predicate<String> text) {
		return (attribute) -> attribute.isPresent() && holds(attribute.get(), text);
	}

	private static Predicate<Optional<Attribute>> negative(Predicate<String> text) {
		return (attribute) -> attribute.isEmpty() || holds(attribute.get(), text);
	}

	/**
	 * What is not text the framework has to look at itself.
	 */
	private static boolean holds(Attribute attribute, Predicate<String> text) {
		return attribute.getType() != Value.Type.TEXT || text.test(attribute.getText().getValue());
	}

}
