package io.github.mesosspring.session;

import java.util.List;

import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.OfferConstraints;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AcceptedSettingsTests {

	private static final FrameworkID ID = FrameworkID.newBuilder().setValue("f").build();

	private static final FrameworkInfo INFO = info("a", "b", "c");

	private final AcceptedSettings accepted = new AcceptedSettings();

	@Test
	void aFirstSubscribeSaysWhatIsConfigured() {
		assertThat(this.accepted.subscribe(INFO, null))
			.isEqualTo(Call.Subscribe.newBuilder().setFrameworkInfo(INFO).build());
	}

	@Test
	void whatIsConfiguredBesidesCountsUntilSomethingElseWasAccepted() {
		OfferConstraints constraints = OfferConstraints.newBuilder()
			.putRoleConstraints("a", OfferConstraints.RoleConstraints.getDefaultInstance())
			.build();
		this.accepted.initially(List.of("c"), constraints);
		assertThat(this.accepted.roles()).isEmpty();
		Call.Subscribe first = this.accepted.subscribe(INFO, null);
		assertThat(first.getSuppressedRolesList()).containsExactly("c");
		assertThat(first.getOfferConstraints()).isEqualTo(constraints);
		assertThat(this.accepted.roles()).containsExactly("a", "b", "c");
		this.accepted.sent(revive("c"));
		assertThat(suppressed()).isEmpty();
		this.accepted.forget();
		assertThat(suppressed()).containsExactly("c");
	}

	@Test
	void suppressedRolesAreSaidAgain() {
		this.accepted.subscribe(INFO, null);
		this.accepted.sent(suppress("c", "a"));
		assertThat(suppressed()).containsExactly("a", "c");
		assertThat(suppressed()).containsExactly("a", "c");
		this.accepted.sent(revive("a"));
		assertThat(suppressed()).containsExactly("c");
	}

	@Test
	void noRolesMeansAll() {
		this.accepted.subscribe(INFO, null);
		this.accepted.sent(suppress());
		assertThat(suppressed()).containsExactly("a", "b", "c");
		this.accepted.sent(revive("b"));
		assertThat(suppressed()).containsExactly("a", "c");
		this.accepted.sent(revive());
		assertThat(suppressed()).isEmpty();
	}

	@Test
	void aFrameworkOfOneRoleHasThatRole() {
		FrameworkInfo single = FrameworkInfo.newBuilder().setName("n").setUser("u").setRole("solo").build();
		this.accepted.subscribe(single, null);
		this.accepted.sent(suppress());
		assertThat(this.accepted.subscribe(single, ID).getSuppressedRolesList()).containsExactly("solo");
	}

	@Test
	void aCallWithARoleThatIsNotSubscribedIsIgnoredAsTheMasterIgnoresIt() {
		this.accepted.subscribe(INFO, null);
		this.accepted.sent(suppress("a", "foreign"));
		assertThat(suppressed()).isEmpty();
	}

	@Test
	void whatTheMasterRefusesIsUndone() {
		this.accepted.subscribe(INFO, null);
		this.accepted.sent(suppress("a"));
		Call refused = suppress("b");
		this.accepted.sent(refused);
		this.accepted.sent(refused);
		this.accepted.refused(refused);
		this.accepted.refused(refused);
		assertThat(suppressed()).containsExactly("a");
	}

	@Test
	void aRefusalThatComesAfterALaterWishUndoesNothing() {
		this.accepted.subscribe(INFO, null);
		Call refused = revive("a");
		this.accepted.sent(refused);
		this.accepted.sent(suppress("b"));
		this.accepted.refused(refused);
		assertThat(suppressed()).containsExactly("b");
	}

	@Test
	void aRefusalThatComesAfterTheNextSubscribeUndoesNothing() {
		this.accepted.subscribe(INFO, null);
		Call refused = suppress("a");
		this.accepted.sent(refused);
		assertThat(suppressed()).containsExactly("a");
		this.accepted.refused(refused);
		assertThat(suppressed()).containsExactly("a");
	}

	@Test
	void anUpdateReplacesEverything() {
		this.accepted.subscribe(INFO, null);
		this.accepted.sent(suppress("a"));
		Call update = update(info("b", "d"), "d");
		this.accepted.sent(update);
		assertThat(suppressed()).containsExactly("a");
		this.accepted.accepted(update);
		Call.Subscribe next = this.accepted.subscribe(INFO, ID);
		assertThat(next.getFrameworkInfo()).isEqualTo(info("b", "d"));
		assertThat(next.getSuppressedRolesList()).containsExactly("d");
		assertThat(next.getOfferConstraints()).isEqualTo(update.getUpdateFramework().getOfferConstraints());
		assertThat(next.hasOfferConstraints()).isTrue();
	}

	@Test
	void afterAnUpdateOfUnknownOutcomeTheRolesAreNotKnown() {
		this.accepted.subscribe(INFO, null);
		this.accepted.unknown(suppress("a"));
		assertThat(this.accepted.roles()).containsExactly("a", "b", "c");
		Call update = update(info("b", "d"), "d");
		this.accepted.unknown(update);
		assertThat(this.accepted.roles()).isEmpty();
		this.accepted.sent(suppress("d"));
		assertThat(this.accepted.roles()).isEmpty();
		this.accepted.accepted(update);
		assertThat(this.accepted.roles()).containsExactly("b", "d");
		this.accepted.unknown(update);
		this.accepted.subscribe(INFO, ID);
		assertThat(this.accepted.roles()).containsExactly("b", "d");
	}

	@Test
	void aSuppressedRoleTheFrameworkGaveUpIsLeftOut() {
		this.accepted.subscribe(INFO, null);
		this.accepted.sent(suppress("a", "c"));
		assertThat(this.accepted.subscribe(info("b", "c"), ID).getSuppressedRolesList()).containsExactly("c");
	}

	@Test
	void aNewFrameworkStartsWithWhatIsConfigured() {
		this.accepted.subscribe(INFO, null);
		this.accepted.accepted(update(info("x"), "x"));
		assertThat(this.accepted.subscribe(INFO, null))
			.isEqualTo(Call.Subscribe.newBuilder().setFrameworkInfo(INFO).build());
	}

	@Test
	void whatIsForgottenIsNotSaidAgain() {
		this.accepted.subscribe(INFO, ID);
		this.accepted.sent(suppress());
		this.accepted.forget();
		this.accepted.sent(suppress());
		assertThat(suppressed()).isEmpty();
	}

	private List<String> suppressed() {
		return this.accepted.subscribe(INFO, ID).getSuppressedRolesList();
	}

	private static FrameworkInfo info(String... roles) {
		return FrameworkInfo.newBuilder()
			.setName("n")
			.setUser("u")
			.addAllRoles(List.of(roles))
			.addCapabilities(
					FrameworkInfo.Capability.newBuilder().setType(FrameworkInfo.Capability.Type.MULTI_ROLE).build())
			.build();
	}

	private static Call suppress(String... roles) {
		Call.Suppress.Builder suppress = Call.Suppress.newBuilder().addAllRoles(List.of(roles));
		return Call.newBuilder().setType(Call.Type.SUPPRESS).setSuppress(suppress).build();
	}

	private static Call revive(String... roles) {
		Call.Revive.Builder revive = Call.Revive.newBuilder().addAllRoles(List.of(roles));
		return Call.newBuilder().setType(Call.Type.REVIVE).setRevive(revive).build();
	}

	private static Call update(FrameworkInfo info, String suppressed) {
		return Call.newBuilder()
			.setType(Call.Type.UPDATE_FRAMEWORK)
			.setUpdateFramework(Call.UpdateFramework.newBuilder()
				.setFrameworkInfo(info)
				.addSuppressedRoles(suppressed)
				.setOfferConstraints(OfferConstraints.newBuilder()))
			.build();
	}

}
