package io.github.mesosspring.embedded.master;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.DurationInfo;
import io.github.mesosspring.protocol.Filters;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.InverseOffer;
import io.github.mesosspring.protocol.MachineID;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.TimeInfo;
import io.github.mesosspring.protocol.Unavailability;
import io.github.mesosspring.protocol.allocator.InverseOfferStatus;
import io.github.mesosspring.protocol.maintenance.ClusterStatus;
import io.github.mesosspring.protocol.maintenance.Schedule;
import io.github.mesosspring.protocol.maintenance.Window;
import io.github.mesosspring.protocol.master.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MaintenanceTests {

	private static final MachineID MACHINE = machine("localhost", "127.0.0.1");

	private static final Unavailability UNAVAILABILITY = Unavailability.newBuilder()
		.setStart(TimeInfo.newBuilder().setNanoseconds(1_900_000_000_000_000_000L))
		.setDuration(DurationInfo.newBuilder().setNanoseconds(3_600_000_000_000L))
		.build();

	private final TestMaster master = new TestMaster(1, Map.of());

	private final TestOperator operator = new TestOperator(this.master.uri());

	private final TestScheduler scheduler = TestScheduler.subscribe(this.master.uri(), Encoding.PROTOBUF,
			TestScheduler.framework(FrameworkInfo.Capability.Type.PARTITION_AWARE));

	@AfterEach
	void close() {
		this.scheduler.close();
		this.operator.close();
		this.master.close();
	}

	@Test
	void offersAgainWithTheUnavailabilityAndAsksToLeave() {
		Offer before = launch();
		plan(MACHINE);
		Offer after = this.scheduler.nextOffer();
		assertThat(after.getUnavailability()).isEqualTo(UNAVAILABILITY);
		InverseOffer inverse = nextInverseOffer();
		assertThat(inverse.getAgentId()).isEqualTo(before.getAgentId());
		assertThat(inverse.getUrl()).isEqualTo(before.getUrl());
		assertThat(inverse.getUnavailability()).isEqualTo(UNAVAILABILITY);
		assertThat(
				this.operator.ask(Call.Type.GET_FRAMEWORKS).getGetFrameworks().getFrameworks(0).getInverseOffersList())
			.containsExactly(inverse);
		this.operator.call(update());
		assertThat(this.scheduler.next(Event.Type.RESCIND).getRescind().getOfferId()).isEqualTo(after.getId());
		assertThat(this.scheduler.next(Event.Type.RESCIND_INVERSE_OFFER).getRescindInverseOffer().getInverseOfferId())
			.isEqualTo(inverse.getId());
		assertThat(this.scheduler.nextOffer().hasUnavailability()).isFalse();
	}

	@Test
	void asksAgainWhenTheTimeOfARefusalIsOver() {
		launch();
		plan(MACHINE);
		this.scheduler.nextOffer();
		InverseOffer first = nextInverseOffer();
		this.scheduler
			.call((call) -> call.setType(io.github.mesosspring.protocol.scheduler.Call.Type.DECLINE_INVERSE_OFFERS)
				.setDeclineInverseOffers(io.github.mesosspring.protocol.scheduler.Call.DeclineInverseOffers.newBuilder()
					.addInverseOfferIds(first.getId())
					.setFilters(Filters.newBuilder().setRefuseSeconds(3))));
		assertThat(answers()).extracting(InverseOfferStatus::getStatus)
			.containsExactly(InverseOfferStatus.Status.DECLINE);
		this.master.advance(Duration.ofMillis(2500));
		assertThat(this.scheduler.drain()).isEmpty();
		this.master.advance(Duration.ofSeconds(1));
		InverseOffer second = nextInverseOffer();
		this.scheduler
			.call((call) -> call.setType(io.github.mesosspring.protocol.scheduler.Call.Type.ACCEPT_INVERSE_OFFERS)
				.setAcceptInverseOffers(io.github.mesosspring.protocol.scheduler.Call.AcceptInverseOffers.newBuilder()
					.addInverseOfferIds(second.getId())));
		assertThat(answers()).extracting(InverseOfferStatus::getStatus, InverseOfferStatus::getFrameworkId)
			.containsExactly(
					org.assertj.core.groups.Tuple.tuple(InverseOfferStatus.Status.ACCEPT, this.scheduler.id()));
	}

	@Test
	void takesMachinesDownAndUp() {
		launch();
		this.operator.subscribe();
		plan(MACHINE, machine("elsewhere", "127.0.0.9"));
		this.scheduler.nextOffer();
		nextInverseOffer();
		this.operator.call(start(MACHINE));
		TaskStatus status = this.scheduler.nextUpdate();
		assertThat(status.getState()).isEqualTo(TaskState.TASK_LOST);
		assertThat(status.getReason()).isEqualTo(TaskStatus.Reason.REASON_AGENT_REMOVED);
		assertThat(status.getMessage()).isEqualTo("Agent localhost removed: Operator initiated 'Machine DOWN'");
		this.scheduler.next(Event.Type.RESCIND);
		this.scheduler.next(Event.Type.RESCIND_INVERSE_OFFER);
		this.scheduler.next(Event.Type.FAILURE);
		this.operator.next(io.github.mesosspring.protocol.master.Event.Type.TASK_UPDATED);
		this.operator.next(io.github.mesosspring.protocol.master.Event.Type.AGENT_REMOVED);
		assertThat(this.master.agent().asked()).endsWith("shutdown");
		assertThat(status().getDownMachinesList()).containsExactly(MACHINE);
		assertThat(this.operator.refused(start(MACHINE))).isEqualTo(
				"400 Machine '{\"hostname\":\"localhost\",\"ip\":\"127.0.0.1\"}' is not in DRAINING mode and cannot be brought down");
		assertThat(this.operator.refused(update())).isEqualTo(
				"400 Machine '{\"hostname\":\"localhost\",\"ip\":\"127.0.0.1\"}' is deactivated and cannot be removed from the schedule");
		this.master.agent().register();
		assertThat(this.operator.ask(Call.Type.GET_AGENTS).getGetAgents().getAgentsList()).isEmpty();
		this.operator.call(stop(MACHINE));
		assertThat(status().getDownMachinesList()).isEmpty();
		assertThat(this.operator.ask(Call.Type.GET_MAINTENANCE_SCHEDULE)
			.getGetMaintenanceSchedule()
			.getSchedule()
			.getWindows(0)
			.getMachineIdsList()).containsExactly(machine("elsewhere", "127.0.0.9"));
		this.master.agent().register();
		assertThat(this.operator.agent().getActive()).isTrue();
	}

	@Test
	void refusesWhatARealMasterRefuses() {
		MachineID nameless = MachineID.getDefaultInstance();
		assertThat(this.operator.refused(update(window())))
			.isEqualTo("400 List of machines in the maintenance window is empty");
		assertThat(this.operator.refused(update(window(nameless))))
			.isEqualTo("400 Both 'hostname' and 'ip' for a machine are empty");
		assertThat(this.operator.refused(update(window(MACHINE), window(machine("LOCALHOST", "127.0.0.1"))))).isEqualTo(
				"400 Machine '{\"hostname\":\"LOCALHOST\",\"ip\":\"127.0.0.1\"}' appears more than once in the schedule");
		assertThat(this.operator.refused(update(window(machine("x", "300.1.1.1"))))).startsWith("400 Failed to parse");
		Window.Builder negative = window(MACHINE).toBuilder();
		negative.getUnavailabilityBuilder().getDurationBuilder().setNanoseconds(-1);
		assertThat(this.operator.refused(update(negative.build())))
			.isEqualTo("400 Unavailability 'duration' is negative");
		assertThat(this.operator.refused(start())).isEqualTo("400 List of machines is empty");
		assertThat(this.operator.refused(stop(MACHINE))).isEqualTo(
				"400 Machine '{\"hostname\":\"localhost\",\"ip\":\"127.0.0.1\"}' is not part of a maintenance schedule");
		this.operator.call(update(window(MACHINE)));
		assertThat(this.operator.refused(stop(MACHINE))).isEqualTo(
				"400 Machine '{\"hostname\":\"localhost\",\"ip\":\"127.0.0.1\"}' is not in DOWN mode and cannot be brought up");
		Offer offer = this.scheduler.nextOffer();
		assertThat(this.operator.refused(TestOperator.drain(offer.getAgentId(), false)))
			.isEqualTo("400 Agent " + offer.getAgentId().getValue()
					+ " is part of a maintenance schedule under Machine localhost (127.0.0.1)");
	}

	/** One task, and what is left is offered. */
	private Offer launch() {
		Offer offer = this.scheduler.nextOffer();
		this.scheduler.launch(offer, TestMaster.task("t", offer.getAgentId()).build());
		this.master.advance(Duration.ofSeconds(10));
		return this.scheduler.nextOffer();
	}

	private void plan(MachineID... machines) {
		this.operator.call(update(window(machines)));
		this.scheduler.next(Event.Type.RESCIND);
	}

	private InverseOffer nextInverseOffer() {
		return this.scheduler.next(Event.Type.INVERSE_OFFERS).getInverseOffers().getInverseOffers(0);
	}

	private ClusterStatus status() {
		return this.operator.ask(Call.Type.GET_MAINTENANCE_STATUS).getGetMaintenanceStatus().getStatus();
	}

	private List<InverseOfferStatus> answers() {
		return status().getDrainingMachines(0).getStatusesList();
	}

	private static MachineID machine(String hostname, String ip) {
		return MachineID.newBuilder().setHostname(hostname).setIp(ip).build();
	}

	private static Window window(MachineID... machines) {
		return Window.newBuilder().addAllMachineIds(List.of(machines)).setUnavailability(UNAVAILABILITY).build();
	}

	private static Consumer<Call.Builder> update(Window... windows) {
		return (call) -> call.setType(Call.Type.UPDATE_MAINTENANCE_SCHEDULE)
			.setUpdateMaintenanceSchedule(Call.UpdateMaintenanceSchedule.newBuilder()
				.setSchedule(Schedule.newBuilder().addAllWindows(List.of(windows))));
	}

	private static Consumer<Call.Builder> start(MachineID... machines) {
		return (call) -> call.setType(Call.Type.START_MAINTENANCE)
			.setStartMaintenance(Call.StartMaintenance.newBuilder().addAllMachines(List.of(machines)));
	}

	private static Consumer<Call.Builder> stop(MachineID... machines) {
		return (call) -> call.setType(Call.Type.STOP_MAINTENANCE)
			.setStopMaintenance(Call.StopMaintenance.newBuilder().addAllMachines(List.of(machines)));
	}

}
