package io.github.mesosspring.version;

import java.util.List;
import java.util.stream.Stream;

import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.FrameworkInfo.Capability;
import io.github.mesosspring.protocol.OfferFilters;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.OfferConstraints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SubscribeCutTests {

	@ParameterizedTest
	@CsvSource({ "0.24, ''", "0.27, ''", "0.28, TASK_KILLING_STATE", "1.0, 'TASK_KILLING_STATE,GPU_RESOURCES'",
			"1.1, 'TASK_KILLING_STATE,GPU_RESOURCES,SHARED_RESOURCES,PARTITION_AWARE'",
			"1.2, 'TASK_KILLING_STATE,GPU_RESOURCES,SHARED_RESOURCES,PARTITION_AWARE,MULTI_ROLE'",
			"1.3, 'TASK_KILLING_STATE,GPU_RESOURCES,SHARED_RESOURCES,PARTITION_AWARE,MULTI_ROLE'",
			"1.4, 'TASK_KILLING_STATE,GPU_RESOURCES,SHARED_RESOURCES,PARTITION_AWARE,MULTI_ROLE,"
					+ "RESERVATION_REFINEMENT,REGION_AWARE'" })
	void capabilitiesAreThoseTheMasterKnowsOldestFirst(String version, String known) {
		List<Capability.Type> all = Stream.of(Capability.Type.values())
			.filter((type) -> type != Capability.Type.UNKNOWN && type != Capability.Type.REVOCABLE_RESOURCES)
			.sorted(java.util.Comparator.reverseOrder())
			.toList();
		FrameworkInfo.Builder info = info();
		all.forEach((type) -> info.addCapabilities(Capability.newBuilder().setType(type)));
		SubscribeForm form = cut(info, version);
		List<String> kept = form.call()
			.getSubscribe()
			.getFrameworkInfo()
			.getCapabilitiesList()
			.stream()
			.map((capability) -> capability.getType().name())
			.toList();
		assertThat(kept).containsExactlyInAnyOrderElementsOf(known.isEmpty() ? List.of() : List.of(known.split(",")));
		assertThat(kept).isSortedAccordingTo((one, other) -> Since.of(Capability.Type.valueOf(one))
			.isAtLeast(Since.of(Capability.Type.valueOf(other)))
					? Since.of(Capability.Type.valueOf(other)).isAtLeast(Since.of(Capability.Type.valueOf(one))) ? 0 : 1
					: -1);
		assertThat(form.leftOut()).hasSize(all.size() - kept.size());
	}

	@ParameterizedTest
	@CsvSource({ "0.24, true", "1.1, true", "1.2, false", "1.12, false" })
	void oneRoleIsNamedAsTheMasterKnowsIt(String version, boolean single) {
		FrameworkInfo written = cut(multiRole("a", "a"), version).call().getSubscribe().getFrameworkInfo();
		assertThat(written.hasRole()).isEqualTo(single);
		assertThat(written.getRolesCount()).isEqualTo(single ? 0 : 2);
		if (single) {
			assertThat(written.getRole()).isEqualTo("a");
		}
	}

	@Test
	void severalRolesBefore12AreRefusedWithVersionAndProperty() {
		assertThat(cut(multiRole("a", "b"), "1.1").refusal()).isEqualTo(
				"the framework has the roles a, b (mesos.framework.roles), and several need a master of Mesos 1.2 "
						+ "or newer, but this one is of 1.1; name one role, or upgrade the masters");
		assertThat(cut(multiRole("a", "b"), "1.2").refusal()).isNull();
	}

	@Test
	void whatAMasterWouldRefuseIsLeftToIt() {
		FrameworkInfo.Builder odd = info().addRoles("a").addRoles("b");
		assertThat(cut(odd, "0.24").refusal()).isNull();
		assertThat(cut(odd, "0.24").call().getSubscribe().getFrameworkInfo()).isEqualTo(odd.build());
	}

	@ParameterizedTest
	@CsvSource({ "1.5, false, false", "1.10, true, false", "1.11, true, true" })
	void mapsAndConstraintsAreLeftOut(String version, boolean filters, boolean constraints) {
		Call call = call(info().putOfferFilters("a", OfferFilters.getDefaultInstance())).toBuilder()
			.setSubscribe(call(info().putOfferFilters("a", OfferFilters.getDefaultInstance())).getSubscribe()
				.toBuilder()
				.setOfferConstraints(OfferConstraints.getDefaultInstance()))
			.build();
		SubscribeForm form = new MasterManners(MasterVersion.of(version)).subscribe(call);
		assertThat(form.call().getSubscribe().getFrameworkInfo().getOfferFiltersCount()).isEqualTo(filters ? 1 : 0);
		assertThat(form.call().getSubscribe().hasOfferConstraints()).isEqualTo(constraints);
		assertThat(form.leftOut().contains("the offer filters")).isEqualTo(!filters);
		assertThat(form.leftOut().contains("the offer constraints")).isEqualTo(!constraints);
	}

	@Test
	void timeoutThatOldMastersTakeForNoneIsShortened() {
		FrameworkInfo.Builder info = info().setFailoverTimeout(1e10);
		assertThat(cut(info, "0.28").call().getSubscribe().getFrameworkInfo().getFailoverTimeout()).isEqualTo(9e9);
		assertThat(cut(info, "1.0").call().getSubscribe().getFrameworkInfo().getFailoverTimeout()).isEqualTo(1e10);
		assertThat(cut(info(), "0.28").call().getSubscribe().getFrameworkInfo().hasFailoverTimeout()).isFalse();
	}

	@Test
	void newestMasterIsToldEverything() {
		Call whole = call(multiRole("a", "b").setFailoverTimeout(1));
		SubscribeForm form = new MasterManners(MasterVersion.NEWEST).subscribe(whole);
		assertThat(form).isEqualTo(new SubscribeForm(whole, List.of(), null));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "Failed to find enum for 'MULTI_ROLE'|1.1",
					"Failed to find enum for 'RESERVATION_REFINEMENT'|1.3",
					"Failed to find enum for 'REGION_AWARE'|1.3", "Failed to find enum for 'PARTITION_AWARE'|1.0",
					"Failed to find enum for 'GPU_RESOURCES'|0.28", "Failed to find enum for 'TASK_KILLING_STATE'|0.27",
					"Failed to find enum for 'SOMETHING'|0.24", "Failed to find enum for 'REVOCABLE_RESOURCES'|0.24",
					"Not expecting a JSON object for field 'role_constraints'|1.5", "Missing required fields: x|0.24" })
	void wordsTellHowOldAMasterMustBe(String words, String version) {
		assertThat(ParseError.newestToSay("Failed to convert JSON into Call protobuf: " + words))
			.isEqualTo(MasterVersion.of(version));
	}

	@Test
	void otherWordsTellNothing() {
		assertThat(ParseError.newestToSay("Failed to parse body into Call protobuf")).hasToString("0.27");
		assertThat(ParseError.newestToSay("Failed to validate scheduler::Call: Expecting 'type' to be present"))
			.isNull();
		assertThat(ParseError.newestToSay("Failed to find enum for 'MULTI_ROLE'")).isNull();
		assertThat(ParseError.newestToSay("")).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "0.24, 0.24", "0.25, 0.24", "1.0, 0.28", "1.1, 1.0", "1.12, 1.11" })
	void versionsHaveAPredecessor(String version, String previous) {
		assertThat(MasterVersion.of(version).previous()).hasToString(previous);
	}

	private static FrameworkInfo.Builder info() {
		return FrameworkInfo.newBuilder().setName("n").setUser("u");
	}

	private static FrameworkInfo.Builder multiRole(String... roles) {
		return info().addAllRoles(List.of(roles))
			.addCapabilities(Capability.newBuilder().setType(Capability.Type.MULTI_ROLE));
	}

	private static SubscribeForm cut(FrameworkInfo.Builder info, String version) {
		return new MasterManners(MasterVersion.of(version)).subscribe(call(info));
	}

	private static Call call(FrameworkInfo.Builder info) {
		return Call.newBuilder()
			.setType(Call.Type.SUBSCRIBE)
			.setSubscribe(Call.Subscribe.newBuilder().setFrameworkInfo(info))
			.build();
	}

}
