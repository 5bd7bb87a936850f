package io.github.mesosspring.embedded.master;

import java.util.stream.Stream;

import io.github.mesosspring.protocol.AgentInfo;
import io.github.mesosspring.protocol.Attribute;
import io.github.mesosspring.protocol.DomainInfo;
import io.github.mesosspring.protocol.Value;
import io.github.mesosspring.protocol.scheduler.AttributeConstraint;
import io.github.mesosspring.protocol.scheduler.AttributeConstraint.Predicate;
import io.github.mesosspring.protocol.scheduler.AttributeConstraint.Selector;
import io.github.mesosspring.protocol.scheduler.OfferConstraints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OfferConstraintsFilterTests {

	private static final AgentInfo AGENT = AgentInfo.newBuilder()
		.setHostname("host-1")
		.addAttributes(text("rack", "r1"))
		.addAttributes(text("rack", "r2"))
		.addAttributes(Attribute.newBuilder()
			.setName("mhz")
			.setType(Value.Type.SCALAR)
			.setScalar(Value.Scalar.newBuilder().setValue(2400)))
		.setDomain(DomainInfo.newBuilder()
			.setFaultDomain(DomainInfo.FaultDomain.newBuilder()
				.setRegion(DomainInfo.FaultDomain.RegionInfo.newBuilder().setName("eu"))
				.setZone(DomainInfo.FaultDomain.ZoneInfo.newBuilder().setName("eu-1"))))
		.build();

	private static Attribute text(String name, String value) {
		return Attribute.newBuilder()
			.setName(name)
			.setType(Value.Type.TEXT)
			.setText(Value.Text.newBuilder().setValue(value))
			.build();
	}

	private static AttributeConstraint constraint(String selector, String predicate, String operand) {
		Selector.Builder selected = Selector.newBuilder();
		if (selector.startsWith("@")) {
			selected.setPseudoattributeType(Selector.PseudoattributeType.valueOf(selector.substring(1)));
		}
		else {
			selected.setAttributeName(selector);
		}
		Predicate.Builder tested = Predicate.newBuilder();
		switch (predicate) {
			case "exists" -> tested.setExists(Predicate.Exists.getDefaultInstance());
			case "not_exists" -> tested.setNotExists(Predicate.NotExists.getDefaultInstance());
			case "equals" -> tested.getTextEqualsBuilder().setValue(operand);
			case "not_equals" -> tested.getTextNotEqualsBuilder().setValue(operand);
			case "matches" -> tested.getTextMatchesBuilder().setRegex(operand);
			default -> tested.getTextNotMatchesBuilder().setRegex(operand);
		}
		return AttributeConstraint.newBuilder().setSelector(selected).setPredicate(tested).build();
	}

	private static OfferConstraints constraints(AttributeConstraint... constraints) {
		OfferConstraints.RoleConstraints.Group.Builder group = OfferConstraints.RoleConstraints.Group.newBuilder();
		for (AttributeConstraint constraint : constraints) {
			group.addAttributeConstraints(constraint);
		}
		return OfferConstraints.newBuilder()
			.putRoleConstraints("a", OfferConstraints.RoleConstraints.newBuilder().addGroups(group).build())
			.build();
	}

	@ParameterizedTest
	@CsvSource({ "rack, exists, '', true", "rack, not_exists, '', false", "rack, equals, r1, true",
			"rack, equals, r2, false", "rack, not_equals, r2, true", "rack, matches, r[0-9], true",
			"rack, matches, r, false", "rack, not_matches, r, true", "mhz, equals, x, true", "mhz, not_equals, x, true",
			"mhz, matches, x, true", "mhz, not_matches, x, true", "none, exists, '', false",
			"none, not_exists, '', true", "none, equals, x, false", "none, not_equals, x, true",
			"none, matches, .*, false", "none, not_matches, .*, true", "@HOSTNAME, equals, host-1, true",
			"@REGION, equals, eu, true", "@ZONE, matches, eu-[2-9], false" })
	void wantsAgentsByTheirAttributes(String selector, String predicate, String operand, boolean wanted) {
		OfferConstraintsFilter filter = OfferConstraintsFilter
			.of(constraints(constraint(selector, predicate, operand)));
		assertThat(filter.excludes("a", AGENT)).isEqualTo(!wanted);
		assertThat(filter.excludes("b", AGENT)).isFalse();
	}

	@Test
	void wantsAgentsForWhichAllOfAnyGroupHold() {
		AttributeConstraint holds = constraint("rack", "exists", "");
		AttributeConstraint fails = constraint("rack", "not_exists", "");
		assertThat(OfferConstraintsFilter.of(constraints(holds, fails)).excludes("a", AGENT)).isTrue();
		OfferConstraints.RoleConstraints either = OfferConstraints.RoleConstraints.newBuilder()
			.addGroups(constraints(fails).getRoleConstraintsOrThrow("a").getGroups(0))
			.addGroups(constraints(holds).getRoleConstraintsOrThrow("a").getGroups(0))
			.build();
		assertThat(OfferConstraintsFilter.of(OfferConstraints.newBuilder().putRoleConstraints("a", either).build())
			.excludes("a", AGENT)).isFalse();
	}

	static Stream<Arguments> invalid() {
		String attribute = "A role a has an invalid 'AttributeConstraint': ";
		String regex = attribute + "Failed to construct regex from pattern ";
		AttributeConstraint exists = constraint("rack", "exists", "");
		return Stream.of(
				Arguments.of(
						OfferConstraints.newBuilder()
							.putRoleConstraints("a", OfferConstraints.RoleConstraints.getDefaultInstance())
							.build(),
						"'OfferConstraints::role_constraints' has an empty 'RoleConstraints::groups' for role a"),
				Arguments.of(constraints(),
						"'OfferConstraints::RoleConstraints::groups' for role a"
								+ "contains an empty RoleConstraints::Group"),
				Arguments.of(constraints(exists.toBuilder().setSelector(Selector.getDefaultInstance()).build()),
						attribute + "Exactly one of 'AttributeConstraint::Selector::name' or "
								+ "'AttributeConstraint::Selector::pseudoattribute_type' must be set"),
				Arguments.of(constraints(exists.toBuilder().setPredicate(Predicate.getDefaultInstance()).build()),
						attribute + "Unknown predicate type"),
				Arguments.of(constraints(constraint("rack", "matches", "(")), regex + "'(': missing ): ("),
				Arguments.of(constraints(constraint("rack", "matches", "a[b")), regex + "'a[b': missing ]: [b"),
				Arguments.of(constraints(constraint("rack", "matches", "*")),
						regex + "'*': no argument for repetition operator: *"),
				Arguments.of(constraints(constraint("rack", "not_matches", "(?=a)")),
						regex + "'(?=a)': invalid perl operator: (?="),
				Arguments.of(constraints(constraint("rack", "matches", "(a)\\1")),
						regex + "'(a)\\1': invalid escape sequence: \\1"),
				Arguments.of(constraints(constraint("rack", "matches", "a++")),
						regex + "'a++': bad repetition operator: ++"),
				Arguments.of(constraints(constraint("rack", "matches", "a".repeat(101))),
						attribute + "Regex '" + "a".repeat(101)
								+ "' is too complex: program size of 101 is larger than maximum of 100 allowed"));
	}

	@ParameterizedTest
	@MethodSource("invalid")
	void refusesConstraintsThatSayNothing(OfferConstraints constraints, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> OfferConstraintsFilter.of(constraints))
			.withMessage(message);
	}

	@Test
	void givesUpOnExpressionsThatTakeTooLong() {
		assertThat(ConstraintRegex.compile("(a+)+b").test("a".repeat(900))).isFalse();
		assertThat(ConstraintRegex.compile("(a|b)*").test("ab".repeat(100))).isTrue();
		assertThat(ConstraintRegex.compile("(a|b)*").test("ab".repeat(5000))).isFalse();
	}

}
