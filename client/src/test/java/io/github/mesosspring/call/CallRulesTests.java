package io.github.mesosspring.call;

import java.util.List;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.TaskGroupInfo;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
	@EnumSource(names = { "TEARDOWN", "ACCEPT", "DECLINE", "REVIVE", "SUPPRESS", "KILL", "SHUTDOWN", "ACKNOWLEDGE",
			"RECONCILE", "MESSAGE", "REQUEST" })
	void admitsWhatTheTypedMethodsBuild(Call.Type type) {
		assertThat(CallExamples.of(type).getType()).isEqualTo(type);
		assertThat(CallRules.refusal(CallExamples.of(type))).isNull();
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
