package io.github.mesosspring.embedded;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.http.MasterAuthentication;
import io.github.mesosspring.http.MesosCredentialsProvider;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.leader.LeaderDetectors;
import io.github.mesosspring.operator.AgentOperations;
import io.github.mesosspring.operator.MasterOperations;
import io.github.mesosspring.operator.MesosOperatorTemplate;
import io.github.mesosspring.operator.OperatorCallNotSentException;
import io.github.mesosspring.operator.OperatorCallRejectedException;
import io.github.mesosspring.operator.OperatorCallUnknownException;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.ContainerID;
import io.github.mesosspring.protocol.DrainState;
import io.github.mesosspring.protocol.DurationInfo;
import io.github.mesosspring.protocol.MachineID;
import io.github.mesosspring.protocol.TimeInfo;
import io.github.mesosspring.protocol.Unavailability;
import io.github.mesosspring.protocol.maintenance.Schedule;
import io.github.mesosspring.protocol.maintenance.Window;
import io.github.mesosspring.protocol.master.Response;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.WebClient;

import static io.github.mesosspring.operator.MesosOperatorTemplate.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The operator APIs, end to end, of masters and agents that are embedded.
 */
class OperatorTemplateAgainstEmbeddedMesosTests {

	private static final MachineID MACHINE = MachineID.newBuilder().setHostname("localhost").setIp("127.0.0.1").build();

	@TempDir
	Path directory;

	private final MesosWebClients clients = MesosWebClients.reactorNetty();

	@AfterEach
	void close() {
		this.clients.close();
	}

	@ParameterizedTest
	@EnumSource
	void asksTheLeaderByWayOfAFollower(Encoding encoding) {
		try (EmbeddedMesos mesos = mesos().masters(2).start()) {
			MasterOperations master = template(follower(mesos), encoding).master();
			awaitAgent(master);
			assertThat(await(master.getHealth()).getHealthy()).isTrue();
			assertThat(await(master.getFlags()).getFlagsList()).isNotEmpty();
			assertThat(await(master.getVersion()).getVersionInfo().getVersion()).isNotEmpty();
			assertThat(await(master.getMaster()).getMasterInfo().getPort()).isEqualTo(mesos.leader().uri().getPort());
			assertThat(await(master.getState()).getGetAgents().getAgentsCount()).isEqualTo(1);
			assertThat(await(master.getFrameworks()).getFrameworksList()).isEmpty();
			assertThat(await(master.getExecutors()).getExecutorsList()).isEmpty();
			assertThat(await(master.getTasks()).getTasksList()).isEmpty();
			assertThat(await(master.getRoles())).isNotNull();
			assertThat(await(master.getMaintenanceStatus()).getStatus().getDownMachinesList()).isEmpty();
			assertThat(await(master.getMaintenanceSchedule()).getSchedule().getWindowsList()).isEmpty();
			assertThatExceptionOfType(OperatorCallRejectedException.class).isThrownBy(() -> await(master.getQuota()))
				.satisfies((ex) -> assertThat(ex.getStatus()).isEqualTo(501));
		}
	}

	@ParameterizedTest
	@EnumSource
	void asksAnAgentThatTheMasterKnows(Encoding encoding) {
		try (EmbeddedMesos mesos = mesos().start()) {
			MesosOperatorTemplate template = template(mesos.uri(), encoding);
			AgentOperations agent = template.agent(awaitAgent(template.master()));
			assertThat(await(agent.getHealth()).getHealthy()).isTrue();
			assertThat(await(agent.getVersion()).getVersionInfo().getVersion()).isNotEmpty();
		}
	}

	@Test
	void refusesToRemoveAContainerWithoutParentForTheAgentWouldAbort() {
		try (EmbeddedMesos mesos = mesos().start()) {
			MesosOperatorTemplate template = template(mesos.uri(), Encoding.PROTOBUF);
			AgentOperations agent = template.agent(awaitAgent(template.master()));
			ContainerID nope = ContainerID.newBuilder().setValue("nope").build();
			assertThatExceptionOfType(OperatorCallNotSentException.class)
				.isThrownBy(() -> await(agent.removeContainer(nope)))
				.withMessageContaining("remove_container.container_id.parent");
			assertThat(await(agent.getHealth()).getHealthy()).isTrue();
			byte[] raw = "{\"type\":\"REMOVE_CONTAINER\",\"remove_container\":{\"container_id\":{\"value\":\"nope\"}}}"
				.getBytes(StandardCharsets.UTF_8);
			assertThatExceptionOfType(OperatorCallUnknownException.class)
				.isThrownBy(() -> await(agent.exchange(Encoding.JSON, raw)));
		}
	}

	@Test
	void goesOnWithTheNextLeader() {
		try (EmbeddedMesos mesos = mesos().masters(3).start()) {
			MasterOperations master = template(mesos, this.clients).master();
			AgentID agent = awaitAgent(master).getAgentInfo().getId();
			EmbeddedMaster first = mesos.leader();
			mesos.failOver();
			assertThat(await(master.getMaster()).getMasterInfo().getPort()).isEqualTo(mesos.leader().uri().getPort())
				.isNotEqualTo(first.uri().getPort());
			awaitAgent(master);
			mesos.leader().crash();
			assertThat(await(master.getMaster()).getMasterInfo().getPort()).isEqualTo(mesos.leader().uri().getPort());
			assertThat(awaitAgent(master).getAgentInfo().getId()).isEqualTo(agent);
		}
	}

	@Test
	void waitsWithACallUntilThereIsALeaderThatHasRecovered() {
		try (EmbeddedMesos mesos = mesos().masters(2).start()) {
			MasterOperations master = template(mesos, this.clients).master();
			AgentID agent = awaitAgent(master).getAgentInfo().getId();
			mesos.suspendElection();
			mesos.holdRecovery();
			Mono<Void> deactivation = master.deactivateAgent(agent).cache();
			deactivation.subscribe();
			mesos.resumeElection();
			soon().until(() -> mesos.masters().stream().anyMatch(EmbeddedMaster::leads));
			mesos.releaseRecovery();
			// the agent may not be back by then, which is another answer than none
			deactivation
				.onErrorComplete((ex) -> ex instanceof OperatorCallRejectedException rejection
						&& rejection.getReason().equals("Unknown agent"))
				.block(Duration.ofSeconds(20));
		}
	}

	@Test
	void authenticatesWithEveryMaster() {
		try (EmbeddedMesos mesos = mesos().masters(2).credential("ops", "secret").start()) {
			URI follower = follower(mesos);
			assertThatExceptionOfType(OperatorCallRejectedException.class)
				.isThrownBy(() -> await(template(follower, Encoding.PROTOBUF).master().getHealth()))
				.withMessageContaining("401 Unauthorized.");
			MesosOperatorTemplate template = MesosOperatorTemplate
				.builder(new Authenticated(this.clients), Encoding.PROTOBUF.codec(),
						LeaderDetectors.parse(follower.toString(), "http"))
				.build();
			assertThat(await(template.master().getHealth()).getHealthy()).isTrue();
		}
	}

	@Test
	void takesAMachineDownForMaintenanceAndUpAgain() {
		try (EmbeddedMesos mesos = mesos().start()) {
			MasterOperations master = template(mesos.uri(), Encoding.PROTOBUF).master();
			awaitAgent(master);
			Schedule schedule = Schedule.newBuilder()
				.addWindows(Window.newBuilder()
					.addMachineIds(MACHINE)
					.setUnavailability(Unavailability.newBuilder()
						.setStart(TimeInfo.newBuilder().setNanoseconds(1_900_000_000_000_000_000L))
						.setDuration(DurationInfo.newBuilder().setNanoseconds(3_600_000_000_000L))))
				.build();
			assertThatExceptionOfType(OperatorCallRejectedException.class)
				.isThrownBy(() -> await(master.startMaintenance(List.of(MACHINE))))
				.satisfies((ex) -> assertThat(ex.getStatus()).isEqualTo(400));
			await(master.updateMaintenanceSchedule(schedule));
			assertThat(await(master.getMaintenanceSchedule()).getSchedule()).isEqualTo(schedule);
			assertThat(await(master.getMaintenanceStatus()).getStatus().getDrainingMachinesList()).singleElement()
				.satisfies((machine) -> assertThat(machine.getId()).isEqualTo(MACHINE));
			await(master.startMaintenance(List.of(MACHINE)));
			assertThat(await(master.getMaintenanceStatus()).getStatus().getDownMachinesList()).containsExactly(MACHINE);
			assertThat(await(master.getAgents()).getAgentsList()).isEmpty();
			await(master.stopMaintenance(List.of(MACHINE)));
			assertThat(await(master.getMaintenanceStatus()).getStatus().getDownMachinesList()).isEmpty();
		}
	}

	@Test
	void drainsAnAgentAndLetsItBackIn() {
		try (EmbeddedMesos mesos = mesos().start()) {
			MasterOperations master = template(mesos.uri(), Encoding.PROTOBUF).master();
			AgentID agent = awaitAgent(master).getAgentInfo().getId();
			await(master.drainAgent(agent, Duration.ofSeconds(5), false));
			soon().until(() -> await(master.getAgents()).getAgents(0).getDrainInfo().getState() == DrainState.DRAINED);
			assertThat(await(master.getAgents()).getAgents(0).getDeactivated()).isTrue();
			await(master.reactivateAgent(agent));
			assertThat(await(master.getAgents()).getAgents(0).getDeactivated()).isFalse();
			await(master.deactivateAgent(agent));
			assertThat(await(master.getAgents()).getAgents(0).getDeactivated()).isTrue();
			await(master.reactivateAgent(agent));
			await(master.markAgentGone(agent));
			assertThat(await(master.getAgents()).getAgentsList()).isEmpty();
			AgentID nobody = AgentID.newBuilder().setValue("nobody").build();
			assertThatExceptionOfType(OperatorCallRejectedException.class)
				.isThrownBy(() -> await(master.markAgentGone(nobody)))
				.satisfies((ex) -> assertThat(Set.of(400, 404)).contains(ex.getStatus()));
		}
	}

	private EmbeddedMesosBuilder mesos() {
		return EmbeddedMesos.builder().workDirectory(this.directory.resolve("mesos"));
	}

	private MesosOperatorTemplate template(URI master, Encoding encoding) {
		return MesosOperatorTemplate
			.builder(this.clients, encoding.codec(), LeaderDetectors.parse(master.toString(), "http"))
			.build();
	}

	private static MesosOperatorTemplate template(EmbeddedMesos mesos, MesosWebClients clients) {
		return MesosOperatorTemplate
			.builder(clients, Encoding.PROTOBUF.codec(), LeaderDetectors.parse(mesos.connectString(), "http"))
			.build();
	}

	private static URI follower(EmbeddedMesos mesos) {
		return mesos.masters().stream().filter((master) -> !master.leads()).findFirst().orElseThrow().uri();
	}

	private static Response.GetAgents.Agent awaitAgent(MasterOperations master) {
		soon().until(() -> await(master.getAgents()).getAgentsCount() > 0);
		return await(master.getAgents()).getAgents(0);
	}

	private static ConditionFactory soon() {
		return org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20));
	}

	private record Authenticated(MesosWebClients plain) implements MesosWebClients {

		@Override
		public WebClient stream() {
			return authenticated(this.plain.stream());
		}

		@Override
		public WebClient calls() {
			return authenticated(this.plain.calls());
		}

		private static WebClient authenticated(WebClient client) {
			return client.mutate()
				.filter(new MasterAuthentication(MesosCredentialsProvider.basic("ops", "secret"), false))
				.build();
		}

	}

}
