package io.github.mesosspring.version;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.Offer.Operation;
import io.github.mesosspring.protocol.OperationID;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.Value;
import io.github.mesosspring.protocol.scheduler.Call;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is known of old masters, as tables.
 */
class MasterMannersTests {

	private static final String HOSTILE = "\"subscribe\":{\"roles\":[]";

	private final Call subscribe = Call.newBuilder()
		.setType(Call.Type.SUBSCRIBE)
		.setFrameworkId(FrameworkID.newBuilder().setValue(HOSTILE))
		.setSubscribe(Call.Subscribe.newBuilder()
			.setFrameworkInfo(FrameworkInfo.newBuilder().setName(HOSTILE).setUser("nobody").setRole("a")))
		.build();

	@ParameterizedTest
	@CsvSource({ "SUPPRESS, 0.24, 0.25", "ACCEPT_INVERSE_OFFERS, 0.28, 1.0", "DECLINE_INVERSE_OFFERS, 0.28, 1.0",
			"ACKNOWLEDGE_OPERATION_STATUS, 1.4, 1.5", "RECONCILE_OPERATIONS, 1.4, 1.5", "UPDATE_FRAMEWORK, 1.8, 1.9" })
	void callsThatAMasterIsTooOldForAreRefusedWithBothVersions(Call.Type type, String before, String since) {
		Call call = Call.newBuilder().setType(type).buildPartial();
		assertThat(manners(before).refusal(call, List::of))
			.isEqualTo(type + " needs Mesos " + since + ", and the master is of " + before);
		assertThat(manners(since).refusal(call, List::of)).isNull();
		assertThat(new MasterManners(MasterVersion.NEWEST).refusal(call, List::of)).isNull();
	}

	@ParameterizedTest
	@EnumSource(value = Call.Type.class, mode = EnumSource.Mode.EXCLUDE,
			names = { "UNKNOWN", "SUPPRESS", "ACCEPT_INVERSE_OFFERS", "DECLINE_INVERSE_OFFERS",
					"ACKNOWLEDGE_OPERATION_STATUS", "RECONCILE_OPERATIONS", "UPDATE_FRAMEWORK" })
	void allOtherCallsHaveBeenThereFromTheBeginning(Call.Type type) {
		assertThat(manners("0.24").refusal(Call.newBuilder().setType(type).buildPartial(), List::of)).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "LAUNCH_GROUP, 1.0, 1.1", "GROW_VOLUME, 1.5, 1.6", "SHRINK_VOLUME, 1.5, 1.6", "CREATE_DISK, 1.6, 1.7",
			"DESTROY_DISK, 1.6, 1.7" })
	void soAreOperationsWithinAnAccept(Operation.Type type, String before, String since) {
		Call call = accept(Operation.newBuilder().setType(Operation.Type.LAUNCH), Operation.newBuilder().setType(type));
		assertThat(manners(before).refusal(call, List::of))
			.isEqualTo(type + " needs Mesos " + since + ", and the master is of " + before);
		assertThat(manners(since).refusal(call, List::of)).isNull();
	}

	@Test
	void soAreFieldsThatChangeWhatHappens() {
		Call withId = accept(
				Operation.newBuilder().setType(Operation.Type.RESERVE).setId(OperationID.newBuilder().setValue("op")));
		assertThat(manners("1.4").refusal(withId, List::of))
			.isEqualTo("Operation.id needs Mesos 1.5, and the master is of 1.4");
		assertThat(manners("1.5").refusal(withId, List::of)).isNull();
		Call withLimits = accept(Operation.newBuilder()
			.setType(Operation.Type.LAUNCH)
			.setLaunch(Operation.Launch.newBuilder()
				.addTaskInfos(TaskInfo.newBuilder()
					.setName("t")
					.setTaskId(TaskID.newBuilder().setValue("t"))
					.setAgentId(AgentID.newBuilder().setValue("s"))
					.putLimits("cpus", Value.Scalar.newBuilder().setValue(1).build())
					.build())));
		assertThat(manners("1.9").refusal(withLimits, List::of))
			.isEqualTo("TaskInfo.limits needs Mesos 1.10, and the master is of 1.9");
		assertThat(manners("1.10").refusal(withLimits, List::of)).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "0.24, a, , false", "1.1, a, , false", "1.1, 'a,b', , true", "1.1, 'a,b', 'b,a', false",
			"1.2, a, , false", "1.2, 'a,b', , true", "1.2, 'a,b', 'a,b', false", "1.2, 'a,b', 'a,b,c', true",
			"1.3, 'a,b', , false" })
	void severalRolesInAReviveNeed13UnlessTheyAreAll(String version, String named, String subscribed, boolean refused) {
		String refusal = manners(version).refusal(revive(named.split(",")),
				() -> (subscribed != null) ? List.of(subscribed.split(",")) : List.of());
		if (refused) {
			assertThat(refusal).contains("the roles a, b", version);
		}
		else {
			assertThat(refusal).isNull();
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "1.1|a|{\"type\":\"REVIVE\"}", "1.1||{\"type\":\"REVIVE\"}",
					"1.2|a|{\"type\":\"REVIVE\",\"revive\":{\"role\":\"a\"}}", "1.2||{\"type\":\"REVIVE\"}",
					"1.2|a,b|{\"type\":\"REVIVE\"}", "1.3|a|{\"type\":\"REVIVE\",\"revive\":{\"roles\":[\"a\"]}}",
					"1.3|a,b|{\"type\":\"REVIVE\",\"revive\":{\"roles\":[\"a\",\"b\"]}}" })
	void revivesAreWrittenAsTheMasterReadsThem(String version, String roles, String json) {
		Call call = revive((roles != null) ? roles.split(",") : new String[0]);
		assertThat(new String(manners(version).encode(call, Encoding.JSON.codec()), StandardCharsets.UTF_8))
			.isEqualTo(json);
	}

	@Test
	void suppressOfOneRoleHasTheSameBytesIn12And13() {
		Call call = Call.newBuilder()
			.setType(Call.Type.SUPPRESS)
			.setSuppress(Call.Suppress.newBuilder().addRoles("a"))
			.build();
		assertThat(manners("1.2").encode(call, Encoding.PROTOBUF.codec())).isEqualTo(call.toByteArray());
		assertThat(new String(manners("1.2").encode(call, Encoding.JSON.codec()), StandardCharsets.UTF_8))
			.isEqualTo("{\"type\":\"SUPPRESS\",\"suppress\":{\"role\":\"a\"}}");
		assertThat(manners("1.1").encode(call, Encoding.PROTOBUF.codec()))
			.isEqualTo(Call.newBuilder().setType(Call.Type.SUPPRESS).build().toByteArray());
	}

	@ParameterizedTest
	@CsvSource({ "0.24, 0", "0.25, 2", "1.2, 2", "1.3, 1", "1.4, 1", "1.5, 0" })
	void rolesThatSubscribeCannotSuppressAreSuppressedLater(String version, int calls) {
		Call.Builder whole = this.subscribe.toBuilder();
		whole.getSubscribeBuilder().addSuppressedRoles("a").addSuppressedRoles("b");
		List<Call> later = manners(version).afterSubscribed(whole.build(), whole.build());
		assertThat(later).hasSize(calls).allMatch((call) -> call.getType() == Call.Type.SUPPRESS);
		List<String> roles = new ArrayList<>();
		later.forEach((call) -> roles.addAll(call.getSuppress().getRolesList()));
		assertThat(roles).isEqualTo((calls > 0) ? List.of("a", "b") : List.of());
		assertThat(manners(version).afterSubscribed(this.subscribe, this.subscribe)).isEmpty();
		assertThat(manners(version).subscribe(whole.build()).call().getSubscribe().getSuppressedRolesCount())
			.isEqualTo(version.equals("1.5") ? 2 : 0);
	}

	@ParameterizedTest
	@CsvSource({ "0.24, true", "0.27, true", "0.28, false", "1.0, false", "1.12, false" })
	void onlyMastersBefore028NeedForce(String version, boolean needed) throws InvalidProtocolBufferException {
		assertThat(manners(version).needsForce()).isEqualTo(needed);
		Call forced = Call.parseFrom(manners(version).encodeForced(this.subscribe, Encoding.PROTOBUF.codec()));
		assertThat(forced.getSubscribe().getUnknownFields().hasField(2)).isEqualTo(needed);
	}

	@Test
	void protobufHasForceAsANumberAndIsOtherwiseTheSame() throws InvalidProtocolBufferException {
		Call forced = Call.parseFrom(manners("0.24").encodeForced(this.subscribe, Encoding.PROTOBUF.codec()));
		assertThat(forced.getSubscribe().getUnknownFields().getField(2).getVarintList()).containsExactly(1L);
		Call.Builder rest = forced.toBuilder();
		rest.getSubscribeBuilder().setUnknownFields(UnknownFieldSet.getDefaultInstance());
		assertThat(rest.build()).isEqualTo(this.subscribe);
	}

	@Test
	void jsonHasForceInSubscribeAndIsOtherwiseTheSame() {
		byte[] forced = manners("0.24").encodeForced(this.subscribe, Encoding.JSON.codec());
		assertThat(new String(forced, StandardCharsets.UTF_8)).containsOnlyOnce(",\"force\":true}");
		assertThat(Encoding.JSON.codec().decode(forced, Call.getDefaultInstance())).isEqualTo(this.subscribe);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0.24", "1.1", "1.2", "1.12" })
	void whatIsTheSameEverywhereIsWrittenTheSame(String version) {
		Call call = Call.newBuilder().setType(Call.Type.TEARDOWN).build();
		for (Encoding encoding : Encoding.values()) {
			assertThat(manners(version).encode(call, encoding.codec())).isEqualTo(encoding.codec().encode(call));
		}
	}

	private static MasterManners manners(String version) {
		return new MasterManners(MasterVersion.of(version));
	}

	private static Call revive(String... roles) {
		Call.Builder call = Call.newBuilder().setType(Call.Type.REVIVE);
		if (roles.length > 0) {
			call.getReviveBuilder().addAllRoles(List.of(roles));
		}
		return call.build();
	}

	private static Call accept(Operation.Builder... operations) {
		Call.Accept.Builder accept = Call.Accept.newBuilder();
		for (Operation.Builder operation : operations) {
			accept.addOperations(operation.buildPartial());
		}
		return Call.newBuilder().setType(Call.Type.ACCEPT).setAccept(accept.buildPartial()).buildPartial();
	}

}
