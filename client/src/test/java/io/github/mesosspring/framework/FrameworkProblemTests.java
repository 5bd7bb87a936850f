package io.github.mesosspring.framework;

import java.util.List;
import java.util.function.Consumer;

import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.FrameworkInfo.Capability;
import io.github.mesosspring.protocol.OfferFilters;
import io.github.mesosspring.protocol.OfferFilters.MinAllocatableResources;
import io.github.mesosspring.protocol.OfferFilters.ResourceQuantities;
import io.github.mesosspring.protocol.Value;
import io.github.mesosspring.protocol.scheduler.AttributeConstraint;
import io.github.mesosspring.protocol.scheduler.OfferConstraints;
import io.github.mesosspring.protocol.scheduler.OfferConstraints.RoleConstraints;
import io.github.mesosspring.protocol.scheduler.OfferConstraints.RoleConstraints.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FrameworkProblemTests {

	@ParameterizedTest
	@ValueSource(strings = { "*", "a", "a/b/c", "a-b", "ü", "a.b", "..." })
	void acceptsARole(String role) {
		assertThat(problem((info) -> info.addRoles(role))).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "'' | cannot be empty", "/a | slash", "a/ | slash", "a//b | slash", "a/. | cannot be a part",
					"../a | cannot be a part", "a/* | cannot be a part", "a/-b | dash", "'a b' | white space",
					"'a\tb' | white space" })
	void refusesARoleByItsName(String role, String reason) {
		assertThat(problem((info) -> info.addRoles(role))).startsWith("'framework_info.roles' contains '" + role)
			.contains(reason);
		assertThat(problem((info) -> info.clearCapabilities().setRole(role)))
			.startsWith("'framework_info.role' is '" + role)
			.contains(reason);
	}

	@Test
	void rolesFollowTheCapability() {
		assertThat(problem((info) -> info.setRole("a"))).startsWith("'framework_info.role' is set");
		assertThat(problem((info) -> info.clearCapabilities().addRoles("a")))
			.startsWith("'framework_info.roles' is set");
		assertThat(problem((info) -> info.clearCapabilities().setRole("a"))).isNull();
		assertThat(problem(FrameworkInfo.Builder::clearCapabilities)).isNull();
		assertThat(problem((info) -> info.addRoles("a").addRoles("a"))).contains("contains 'a' twice");
	}

	@ParameterizedTest
	@ValueSource(doubles = { 9.3e9, -9.3e9, Double.NaN, Double.POSITIVE_INFINITY })
	void refusesAFailoverTimeoutThatCannotBeCounted(double seconds) {
		assertThat(problem((info) -> info.setFailoverTimeout(seconds)))
			.startsWith("'framework_info.failover_timeout' is " + seconds);
		assertThat(problem((info) -> info.setFailoverTimeout(9.2e9))).isNull();
	}

	@Test
	void refusesABlankUser() {
		assertThat(problem((info) -> info.setUser(" "))).startsWith("'framework_info.user' is blank");
	}

	@Test
	void refusesToSuppressARoleItDoesNotHave() {
		FrameworkInfo info = info((builder) -> builder.addRoles("a").addRoles("b"));
		assertThat(FrameworkProblem.of(info, List.of("b"), OfferConstraints.getDefaultInstance())).isNull();
		assertThat(FrameworkProblem.of(info, List.of("a", "c"), OfferConstraints.getDefaultInstance()))
			.hasToString("'suppressed_roles' contains 'c', which is none of the framework's roles [a, b]");
	}

	@Test
	void refusesConstraintsThatSayNothing() {
		assertThat(constraints("b", RoleConstraints.getDefaultInstance())).contains("names the role 'b'");
		assertThat(constraints("a", RoleConstraints.getDefaultInstance())).contains("of the role 'a' has no 'groups'");
		assertThat(constraints("a", RoleConstraints.newBuilder().addGroups(Group.getDefaultInstance()).build()))
			.contains("without 'attribute_constraints'");
		AttributeConstraint.Builder constraint = AttributeConstraint.newBuilder();
		constraint.getSelectorBuilder();
		constraint.getPredicateBuilder();
		assertThat(constraints("a", one(constraint))).contains("'selector' selects nothing");
		constraint.getSelectorBuilder().setAttributeName("rack");
		assertThat(constraints("a", one(constraint))).contains("'predicate' tests nothing");
		constraint.getPredicateBuilder().getExistsBuilder();
		assertThat(constraints("a", one(constraint))).isNull();
		constraint.getSelectorBuilder()
			.setPseudoattributeType(AttributeConstraint.Selector.PseudoattributeType.UNKNOWN);
		assertThat(constraints("a", one(constraint))).contains("'selector' selects nothing");
	}

	@Test
	void refusesFiltersOfImpossibleQuantities() {
		assertThat(filters(ResourceQuantities.getDefaultInstance())).contains("offer_filters' of the role 'a'");
		assertThat(filters(quantity(-1))).contains("asks for -1.0 of 'cpus'");
		assertThat(filters(quantity(Double.NaN))).contains("asks for NaN of 'cpus'");
		assertThat(filters(quantity(1))).isNull();
	}

	private static String filters(ResourceQuantities minimum) {
		return problem((info) -> info.addRoles("a")
			.putOfferFilters("a",
					OfferFilters.newBuilder()
						.setMinAllocatableResources(MinAllocatableResources.newBuilder().addQuantities(minimum))
						.build()));
	}

	private static ResourceQuantities quantity(double cpus) {
		return ResourceQuantities.newBuilder()
			.putQuantities("cpus", Value.Scalar.newBuilder().setValue(cpus).build())
			.build();
	}

	private static RoleConstraints one(AttributeConstraint.Builder constraint) {
		return RoleConstraints.newBuilder().addGroups(Group.newBuilder().addAttributeConstraints(constraint)).build();
	}

	private static String constraints(String role, RoleConstraints constraints) {
		return text(FrameworkProblem.of(info((info) -> info.addRoles("a")), List.of(),
				OfferConstraints.newBuilder().putRoleConstraints(role, constraints).build()));
	}

	private static String problem(Consumer<FrameworkInfo.Builder> changes) {
		return text(FrameworkProblem.of(info(changes), List.of(), OfferConstraints.getDefaultInstance()));
	}

	private static String text(FrameworkProblem problem) {
		return (problem != null) ? problem.toString() : null;
	}

	private static FrameworkInfo info(Consumer<FrameworkInfo.Builder> changes) {
		FrameworkInfo.Builder builder = FrameworkInfo.newBuilder()
			.setUser("root")
			.setName("test")
			.addCapabilities(Capability.newBuilder().setType(Capability.Type.MULTI_ROLE));
		changes.accept(builder);
		return builder.build();
	}

}
