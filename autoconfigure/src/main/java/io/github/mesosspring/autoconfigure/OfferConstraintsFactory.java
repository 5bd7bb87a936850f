package io.github.mesosspring.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import io.github.mesosspring.protocol.scheduler.AttributeConstraint;
import io.github.mesosspring.protocol.scheduler.AttributeConstraint.Predicate;
import io.github.mesosspring.protocol.scheduler.AttributeConstraint.Selector;
import io.github.mesosspring.protocol.scheduler.OfferConstraints;
import io.github.mesosspring.protocol.scheduler.OfferConstraints.RoleConstraints;

import org.springframework.boot.context.properties.PropertyMapper;

/**
 * Builds the {@code OfferConstraints} from the properties.
 */
class OfferConstraintsFactory {

	private static final String PREFIX = "mesos.framework.offer-constraints.";

	private final Map<String, List<MesosOfferConstraintGroup>> properties;

	OfferConstraintsFactory(MesosFrameworkProperties properties) {
		this.properties = properties.getOfferConstraints();
	}

	OfferConstraints create(List<OfferConstraintsCustomizer> customizers) {
		OfferConstraints.Builder builder = OfferConstraints.newBuilder();
		this.properties.forEach((role, groups) -> builder.putRoleConstraints(role, role(PREFIX + role, groups)));
		customizers.forEach(
				(customizer) -> MesosConfigurationException.naming(customizer, () -> customizer.customize(builder)));
		return builder.build();
	}

	private static RoleConstraints role(String key, List<MesosOfferConstraintGroup> groups) {
		RoleConstraints.Builder role = RoleConstraints.newBuilder();
		for (int i = 0; i < groups.size(); i++) {
			List<MesosOfferConstraint> constraints = groups.get(i).getAllOf();
			RoleConstraints.Group.Builder group = role.addGroupsBuilder();
			for (int j = 0; j < constraints.size(); j++) {
				group.addAttributeConstraints(constraint(key + "[" + i + "].all-of[" + j + "]", constraints.get(j)));
			}
		}
		return role.build();
	}

	private static AttributeConstraint constraint(String key, MesosOfferConstraint constraint) {
		return AttributeConstraint.newBuilder()
			.setSelector(selector(key, constraint))
			.setPredicate(predicate(key, constraint))
			.build();
	}

	private static Selector selector(String key, MesosOfferConstraint constraint) {
		List<Selector> selectors = new ArrayList<>();
		PropertyMapper map = PropertyMapper.get();
		map.from(constraint::getAttribute)
			.as((name) -> Selector.newBuilder().setAttributeName(name).build())
			.to(selectors::add);
		map.from(constraint::getSelector).as(OfferConstraintsFactory::pseudoattribute).to(selectors::add);
		return only(key, selectors, "'attribute' or 'selector'");
	}

	private static Selector pseudoattribute(MesosOfferConstraint.Selector selector) {
		return Selector.newBuilder()
			.setPseudoattributeType(Selector.PseudoattributeType.valueOf(selector.name().toUpperCase(Locale.ROOT)))
			.build();
	}

	private static Predicate predicate(String key, MesosOfferConstraint constraint) {
		List<Predicate> predicates = new ArrayList<>();
		PropertyMapper map = PropertyMapper.get();
		map.from(constraint::getExists).as(OfferConstraintsFactory::exists).to(predicates::add);
		map.from(constraint::getTextEquals)
			.as((text) -> predicate((predicate) -> predicate.getTextEqualsBuilder().setValue(text)))
			.to(predicates::add);
		map.from(constraint::getTextNotEquals)
			.as((text) -> predicate((predicate) -> predicate.getTextNotEqualsBuilder().setValue(text)))
			.to(predicates::add);
		map.from(constraint::getTextMatches)
			.as((regex) -> predicate((predicate) -> predicate.getTextMatchesBuilder().setRegex(regex)))
			.to(predicates::add);
		map.from(constraint::getTextNotMatches)
			.as((regex) -> predicate((predicate) -> predicate.getTextNotMatchesBuilder().setRegex(regex)))
			.to(predicates::add);
		return only(key, predicates,
				"'exists', 'text-equals', 'text-not-equals', 'text-matches' or 'text-not-matches'");
	}

	private static Predicate exists(boolean exists) {
		return predicate((predicate) -> {
			if (exists) {
				predicate.setExists(Predicate.Exists.getDefaultInstance());
			}
			else {
				predicate.setNotExists(Predicate.NotExists.getDefaultInstance());
			}
		});
	}

	private static Predicate predicate(Consumer<Predicate.Builder> content) {
		Predicate.Builder predicate = Predicate.newBuilder();
		content.accept(predicate);
		return predicate.build();
	}

	private static <T> T only(String key, List<T> values, String possible) {
		if (values.size() != 1) {
			throw new MesosConfigurationException(
					"'" + key + "' has " + (values.isEmpty() ? "none" : "more than one") + " of " + possible + ".",
					"Set exactly one of them.");
		}
		return values.get(0);
	}

}
