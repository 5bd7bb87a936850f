package io.github.mesosspring.embedded.master;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.master.Call;
import io.github.mesosspring.protocol.master.Event;
import io.github.mesosspring.protocol.master.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class OperatorApiTests {

	/** Enough for answers that are worth compressing. */
	private static final int AGENTS = 6;

	private final TestMaster master = new TestMaster(AGENTS, Map.of());

	private final TestOperator operator = new TestOperator(this.master.uri());

	@AfterEach
	void close() {
		this.operator.close();
		this.master.close();
	}

	@ParameterizedTest
	@EnumSource(value = Call.Type.class,
			names = { "GET_METRICS", "SET_LOGGING_LEVEL", "LIST_FILES", "READ_FILE", "UPDATE_WEIGHTS",
					"RESERVE_RESOURCES", "UNRESERVE_RESOURCES", "CREATE_VOLUMES", "DESTROY_VOLUMES", "GROW_VOLUME",
					"SHRINK_VOLUME", "UPDATE_MAINTENANCE_SCHEDULE", "START_MAINTENANCE", "STOP_MAINTENANCE",
					"DRAIN_AGENT", "DEACTIVATE_AGENT", "REACTIVATE_AGENT", "UPDATE_QUOTA", "SET_QUOTA", "REMOVE_QUOTA",
					"TEARDOWN", "MARK_AGENT_GONE" })
	void missesThePayloadOfACall(Call.Type type) {
		assertThat(this.operator.refused((call) -> call.setType(type)))
			.isEqualTo("400 Failed to validate master::Call: Expecting '"
					+ type.name().toLowerCase(java.util.Locale.ROOT) + "' to be present");
	}

	@Test
	void missesTheType() {
		assertThat(this.operator.refused((call) -> {
		})).isEqualTo("400 Failed to validate master::Call: Expecting 'type' to be present");
	}

	@ParameterizedTest
	@EnumSource(value = Call.Type.class,
			names = { "UNKNOWN", "GET_WEIGHTS", "GET_QUOTA", "GET_OPERATIONS", "GET_LOGGING_LEVEL" })
	void doesNotKnowAllCalls(Call.Type type) {
		assertThat(this.operator.refused((call) -> call.setType(type))).isEqualTo("501 501 Not Implemented.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "gzip | true", "deflate, GZIP;q=0.5 | true", "* | true", "gzip;q=0 | false",
			"gzip;q=0.0, * | false", "identity | false" })
	void compressesLongAnswersForThoseWhoTakeIt(String accepted, boolean compressed) throws IOException {
		RawConnection.Response response = this.operator.send((call) -> call.setType(Call.Type.GET_STATE),
				"Accept-Encoding: " + accepted + "\r\n");
		assertThat(response.header("Content-Encoding")).isEqualTo(compressed ? "gzip" : null);
		byte[] body = compressed ? new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes()
				: response.body();
		assertThat(Encoding.PROTOBUF.codec()
			.decode(body, Response.getDefaultInstance())
			.getGetState()
			.getGetAgents()
			.getAgentsCount()).isEqualTo(AGENTS);
	}

	@Test
	void leavesShortAnswersAsTheyAre() {
		RawConnection.Response response = this.operator.send((call) -> call.setType(Call.Type.GET_HEALTH),
				"Accept-Encoding: gzip\r\n");
		assertThat(response.header("Content-Encoding")).isNull();
	}

	@Test
	void beatsOnTheStreamOfAnOperator() {
		assertThat(this.operator.subscribe().getGetAgents().getAgentsCount()).isEqualTo(AGENTS);
		this.master.advance(Duration.ofSeconds(30));
		this.operator.next(Event.Type.HEARTBEAT);
		this.operator.next(Event.Type.HEARTBEAT);
	}

	@Test
	void dropsTheOldestOfTooManyOperators() {
		this.operator.subscribe();
		List<TestOperator> others = new ArrayList<>();
		try {
			for (int count = 0; count < OperatorStreams.MAX_STREAMS; count++) {
				TestOperator other = new TestOperator(this.master.uri());
				others.add(other);
				other.subscribe();
			}
			assertThat(this.operator.chunk()).isNull();
			this.master.advance(Duration.ofSeconds(15));
			others.get(0).next(Event.Type.HEARTBEAT);
		}
		finally {
			others.forEach(TestOperator::close);
		}
	}

	@Test
	void tellsOperatorsOfANewStateOnceAndOfEveryCheck() {
		this.operator.subscribe();
		try (TestScheduler scheduler = TestScheduler.subscribe(this.master.uri(), Encoding.PROTOBUF,
				TestScheduler.framework())) {
			this.operator.next(Event.Type.FRAMEWORK_ADDED);
			Offer offer = ((io.github.mesosspring.protocol.scheduler.Event) scheduler.next()).getOffers().getOffers(0);
			scheduler.launch(offer, TestMaster.task("t", offer.getAgentId()).build());
			assertThat(this.operator.next(Event.Type.TASK_ADDED).getTaskAdded().getTask().getState())
				.isEqualTo(TaskState.TASK_STAGING);
			FakeAgent agent = this.master.agent();
			agent.report(scheduler.id(), "t", TaskState.TASK_STARTING, TaskState.TASK_RUNNING);
			Event.TaskUpdated first = this.operator.next(Event.Type.TASK_UPDATED).getTaskUpdated();
			assertThat(first.getStatus().getState()).isEqualTo(TaskState.TASK_STARTING);
			assertThat(first.getState()).isEqualTo(TaskState.TASK_RUNNING);
			agent.report(scheduler.id(), "t", TaskState.TASK_RUNNING);
			TaskStatus checked = first.getStatus()
				.toBuilder()
				.setState(TaskState.TASK_RUNNING)
				.setReason(TaskStatus.Reason.REASON_TASK_CHECK_STATUS_UPDATED)
				.build();
			agent.report(scheduler.id(), checked, TaskState.TASK_RUNNING);
			assertThat(this.operator.next(Event.Type.TASK_UPDATED).getTaskUpdated().getStatus()).isEqualTo(checked);
			assertThat(this.operator.ask(Call.Type.GET_TASKS).getGetTasks().getTasks(0).getStatusesList()).hasSize(2)
				.last()
				.isEqualTo(checked);
		}
	}

	@Test
	void sumsUpTheRoles() {
		try (TestScheduler scheduler = TestScheduler.subscribe(this.master.uri(), Encoding.PROTOBUF,
				TestScheduler.framework().clearRoles().addRoles("b").addRoles("a"))) {
			List<io.github.mesosspring.protocol.Role> roles = this.operator.ask(Call.Type.GET_ROLES)
				.getGetRoles()
				.getRolesList();
			assertThat(roles).extracting(io.github.mesosspring.protocol.Role::getName).containsExactly("a", "b");
			assertThat(roles).allSatisfy((role) -> {
				assertThat(role.getFrameworksList()).containsExactly(scheduler.id());
				assertThat(role.getWeight()).isEqualTo(1);
			});
			assertThat(roles.stream()
				.flatMap((role) -> role.getResourcesList().stream())
				.filter((resource) -> resource.getName().equals("cpus"))
				.mapToDouble((resource) -> resource.getScalar().getValue())
				.sum()).isEqualTo(4 * AGENTS);
		}
	}

}
