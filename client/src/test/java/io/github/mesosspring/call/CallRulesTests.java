package io.github.mesosspring.call;

import java.util.List;
import java.util.Locale;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.TaskGroupInfo;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CallRulesTests {

	@Test
	void refusesACallWithoutType() {
		assertThat(CallRules.refusal(Call.getDefaultInstance())).startsWith("it has no type");
		assertThat(CallRules.refusal(Call.newBuilder().setType(Call.Type.UNKNOWN).build()))
			.startsWith("it has no type");
	}

	@Test
	void refusesSubscribe() {
		assertThat(CallRules.refusal(Call.newBuilder().setType(Call.Type.SUBSCRIBE).build()))
			.contains("managed subscription");
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "UNKNOWN", "SUBSCRIBE" })
	void admitsWhatTheTypedMethodsBuild(Call.Type type) {
		assertThat(CallExamples.of(type).getType()).isEqualTo(type);
		assertThat(CallRules.refusal(CallExamples.of(type))).isNull();
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "UNKNOWN", "SUBSCRIBE", "TEARDOWN", "REVIVE", "SUPPRESS" })
	void refusesACallWithoutItsPayloadByTheNameOfTheField(Call.Type type) {
		assertThat(CallRules.refusal(Call.newBuilder().setType(type).build()))
			.isEqualTo("'" + type.name().toLowerCase(Locale.ROOT) + "' is missing");
	}

	@Test
	void copiesAllIdsOfAnOperationFromItsStatus() {
		Call.AcknowledgeOperationStatus acknowledge = Calls.acknowledgeOperation(CallExamples.operation("r"))
			.getAcknowledgeOperationStatus();
		assertThat(acknowledge.getAgentId()).isEqualTo(CallExamples.AGENT);
		assertThat(acknowledge.getResourceProviderId().getValue()).isEqualTo("rp");
		assertThat(acknowledge.getOperationId().getValue()).isEqualTo("r");
		assertThat(acknowledge.getUuid()).isEqualTo(CallExamples.UUID);
	}

	@Test
	void refusesAnAcknowledgementOfAnOperationThatLacksAnId() {
		OperationStatus status = CallExamples.operation("r");
		assertThat(CallRules.refusal(Calls.acknowledgeOperation(status.toBuilder().clearUuid().build())))
			.contains("acknowledge_operation_status.uuid");
		assertThat(CallRules.refusal(Calls.acknowledgeOperation(status.toBuilder().clearOperationId().build())))
			.contains("acknowledge_operation_status.operation_id");
		assertThat(CallRules.refusal(Calls.acknowledgeOperation(status.toBuilder().clearAgentId().build())))
			.contains("'acknowledge_operation_status.agent_id' is missing");
		OperationStatus.Builder random = status.toBuilder();
		random.getUuidBuilder().setValue(ByteString.copyFromUtf8("sixteen bytes !!"));
		assertThat(CallRules.refusal(Calls.acknowledgeOperation(random.clone().build()))).isNull();
		random.getUuidBuilder().setValue(ByteString.copyFromUtf8("fifteen bytes !"));
		assertThat(CallRules.refusal(Calls.acknowledgeOperation(random.build())))
			.contains("'acknowledge_operation_status.uuid' has 15 bytes");
	}

	@ParameterizedTest
	@ValueSource(strings = { "00000000000000000000000000000000", "0123456789ab0def8123456789abcdef",
			"0123456789ab9def8123456789abcdef", "0123456789abfdef8123456789abcdef" })
	void refusesAUuidOfAVersionThatDoesNotExist(String hex) {
		TaskStatus status = CallExamples.status("t").toBuilder().setUuid(ByteString.fromHex(hex)).build();
		assertThat(CallRules.refusal(Calls.acknowledge(status))).startsWith("'acknowledge.uuid' is no uuid");
	}

	@Test
	void refusesAnUpdateOfTheFrameworkByTheNameOfTheField() {
		assertThat(CallRules.refusal(Calls.updateFramework(CallExamples.framework("a", "a"), List.of(), null)))
			.isEqualTo("'update_framework.framework_info.roles' contains 'a' twice");
		assertThat(CallRules.refusal(Calls.updateFramework(CallExamples.framework("a"), List.of("b"), null)))
			.startsWith("'update_framework.suppressed_roles' contains 'b'");
	}

	@Test
	void refusesAnAcceptThatAMasterWouldDropWithoutAWord() {
		Call twice = Calls.accept(List.of(MasterStub.offer("o"), MasterStub.offer("o")), List.of(), null);
		assertThat(CallRules.refusal(twice)).startsWith("'accept.offer_ids' contains 'o' twice");
		assertThat(refusal(launch("a"), Offer.Operation.getDefaultInstance()))
			.startsWith("'accept.operations[1].type' is missing");
		assertThat(refusal(Offer.Operation.newBuilder().setType(Offer.Operation.Type.GROW_VOLUME).build()))
			.isEqualTo("'accept.operations[0].grow_volume' is missing");
	}

	@Test
	void refusesAnAcknowledgementOfAnUpdateWithoutUuid() {
		TaskStatus status = CallExamples.status("t").toBuilder().clearUuid().build();
		assertThat(CallRules.refusal(Calls.acknowledge(status))).contains("acknowledge.uuid");
		TaskStatus wrong = CallExamples.status("t").toBuilder().setUuid(ByteString.copyFrom(new byte[15])).build();
		assertThat(CallRules.refusal(Calls.acknowledge(wrong))).contains("15 bytes instead of 16");
	}

	@Test
	void refusesAnAcknowledgementWithoutAgent() {
		TaskStatus status = CallExamples.status("t").toBuilder().clearAgentId().build();
		assertThat(CallRules.refusal(Calls.acknowledge(status))).contains("acknowledge.agent_id");
	}

	@Test
	void refusesATaskIdThatOccursTwiceHoweverItIsSpread() {
		assertThat(refusal(launch("a", "b"), group("c", "d"))).isNull();
		assertThat(refusal(launch("a", "a"))).contains("'a' occurs twice");
		assertThat(refusal(launch("a"), launch("a"))).contains("'a' occurs twice");
		assertThat(refusal(group("a", "a"))).contains("'a' occurs twice");
		assertThat(refusal(launch("a"), group("b", "a"))).contains("'a' occurs twice");
	}

	private static String refusal(Offer.Operation... operations) {
		return CallRules.refusal(Calls.accept(List.of(MasterStub.offer("o")), List.of(operations), null));
	}

	private static Offer.Operation launch(String... ids) {
		Offer.Operation.Builder operation = Offer.Operation.newBuilder().setType(Offer.Operation.Type.LAUNCH);
		for (String id : ids) {
			operation.getLaunchBuilder().addTaskInfos(task(id));
		}
		return operation.build();
	}

	private static Offer.Operation group(String... ids) {
		TaskGroupInfo.Builder group = TaskGroupInfo.newBuilder();
		for (String id : ids) {
			group.addTasks(task(id));
		}
		return Offer.Operation.newBuilder()
			.setType(Offer.Operation.Type.LAUNCH_GROUP)
			.setLaunchGroup(Offer.Operation.LaunchGroup.newBuilder()
				.setExecutor(ExecutorInfo.newBuilder().setExecutorId(ExecutorID.newBuilder().setValue("e")))
				.setTaskGroup(group))
			.build();
	}

	private static TaskInfo task(String id) {
		return TaskInfo.newBuilder().setName(id).setTaskId(MasterStub.task(id)).setAgentId(CallExamples.AGENT).build();
	}

}
