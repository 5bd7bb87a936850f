package io.github.mesosspring.embedded.master;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.OperationID;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Response;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How calls of a subscribed scheduler differ between versions.
 */
class VersionCallTests {

	@ParameterizedTest
	@CsvSource({ "0.24,SUPPRESS", "0.28,ACCEPT_INVERSE_OFFERS", "0.28,DECLINE_INVERSE_OFFERS",
			"1.4,ACKNOWLEDGE_OPERATION_STATUS", "1.4,RECONCILE_OPERATIONS", "1.8,UPDATE_FRAMEWORK" })
	void takesCallsItDoesNotKnowForCallsWithoutType(String version, Call.Type type) {
		try (OldMaster master = new OldMaster(version)) {
			Call.Builder call = Call.newBuilder().setType(type);
			assertThat(master.send(Encoding.PROTOBUF, call).text()).startsWith("Failed to validate ")
				.endsWith("cheduler::Call: Expecting 'type' to be present");
			assertThat(master.send(Encoding.JSON, call).text())
				.isEqualTo(version.equals("1.8") ? "Failed to validate scheduler::Call: Expecting 'type' to be present"
						: "Failed to convert JSON into Call protobuf: Failed to find enum for '" + type + "'");
		}
	}

	@ParameterizedTest
	@CsvSource({ "0.25,SUPPRESS", "1.0,ACCEPT_INVERSE_OFFERS", "1.5,RECONCILE_OPERATIONS", "1.9,UPDATE_FRAMEWORK" })
	void knowsCallsFromTheirVersionOn(String version, Call.Type type) {
		try (OldMaster master = new OldMaster(version)) {
			Call.Builder call = Call.newBuilder().setType(type);
			for (Encoding encoding : Encoding.values()) {
				assertThat(master.send(encoding, call).text()).endsWith("Expecting 'framework_id' to be present");
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "1.5,JSON", "1.7,PROTOBUF" })
	void answersOperationsInTheResponseBeforeOneEight(String version, Encoding encoding) {
		try (OldMaster master = new OldMaster(version); TestScheduler scheduler = master.subscribe(encoding)) {
			RawConnection.Response response = scheduler.send((call) -> call.setType(Call.Type.RECONCILE_OPERATIONS)
				.setReconcileOperations(Call.ReconcileOperations.newBuilder()
					.addOperations(Call.ReconcileOperations.Operation.newBuilder()
						.setOperationId(OperationID.newBuilder().setValue("o")))));
			assertThat(response.status()).isEqualTo(200);
			assertThat(response.header("Content-Type")).isEqualTo(encoding.codec().mediaType());
			Response answer = encoding.codec().decode(response.body(), Response.getDefaultInstance());
			assertThat(answer.getType()).isEqualTo(Response.Type.RECONCILE_OPERATIONS);
			assertThat(answer.getReconcileOperations().getOperationStatusesList()).singleElement()
				.satisfies((status) -> {
					assertThat(status.getOperationId().getValue()).isEqualTo("o");
					assertThat(status.getState().name()).isEqualTo("OPERATION_UNKNOWN");
				});
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "1.8", "1.12" })
	void acceptsQuestionsAboutOperationsSinceOneEight(String version) {
		try (OldMaster master = new OldMaster(version); TestScheduler scheduler = master.subscribe(Encoding.JSON)) {
			scheduler.call((call) -> call.setType(Call.Type.RECONCILE_OPERATIONS)
				.setReconcileOperations(Call.ReconcileOperations.getDefaultInstance()));
		}
	}

	@ParameterizedTest
	@CsvSource({ "1.0,TASK_LOST,TASK_LOST", "1.1,TASK_GONE,TASK_LOST", "1.2,TASK_UNKNOWN,TASK_UNKNOWN",
			"1.4,TASK_UNKNOWN,TASK_UNKNOWN", "1.5,TASK_GONE,TASK_UNKNOWN", "1.12,TASK_GONE,TASK_UNKNOWN" })
	void reconcilesUnknownTasks(String version, TaskState unknownToAgent, TaskState unknown) {
		FrameworkInfo.Builder info = OldMaster.framework();
		info.addCapabilitiesBuilder().setType(FrameworkInfo.Capability.Type.PARTITION_AWARE);
		try (OldMaster master = new OldMaster(version);
				TestScheduler scheduler = TestScheduler.subscribe(master.master().uri(), Encoding.PROTOBUF, info)) {
			AgentID agent = scheduler.nextOffer().getAgentId();
			assertThat(reconcile(scheduler, agent)).isEqualTo(unknownToAgent);
			assertThat(reconcile(scheduler, AgentID.newBuilder().setValue("x").build())).isEqualTo(unknown);
		}
	}

	private static TaskState reconcile(TestScheduler scheduler, AgentID agent) {
		scheduler.call((call) -> call.setType(Call.Type.RECONCILE)
			.setReconcile(Call.Reconcile.newBuilder()
				.addTasks(Call.Reconcile.Task.newBuilder()
					.setTaskId(TaskID.newBuilder().setValue("t"))
					.setAgentId(agent))));
		return scheduler.nextUpdate().getState();
	}

	@ParameterizedTest
	@EnumSource
	void revivesAllRolesWhateverIsNamedBeforeThereArePayloads(Encoding encoding) {
		try (OldMaster master = new OldMaster("1.1"); TestScheduler scheduler = master.subscribe(encoding)) {
			scheduler.call((call) -> call.setType(Call.Type.DECLINE)
				.setDecline(Call.Decline.newBuilder().addOfferIds(scheduler.nextOffer().getId())));
			scheduler.call((call) -> call.setType(Call.Type.REVIVE)
				.setRevive(Call.Revive.newBuilder().addRoles("no role of mine")));
			scheduler.nextOffer();
		}
	}

}
