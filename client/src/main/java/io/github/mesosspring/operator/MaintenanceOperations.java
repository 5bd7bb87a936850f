package io.github.mesosspring.operator;

import java.util.Collection;

import io.github.mesosspring.protocol.MachineID;
import io.github.mesosspring.protocol.maintenance.Schedule;
import io.github.mesosspring.protocol.master.Call;
import io.github.mesosspring.protocol.master.Response;
import reactor.core.publisher.Mono;

/**
 * Planned maintenance of machines: put them into the schedule, so that frameworks get
 * inverse offers; take them down; bring them up again.
 */
public interface MaintenanceOperations extends OperatorCalls<Call, Response> {

	/**
	 * Ask how machines stand ({@code GET_MAINTENANCE_STATUS}, since 1.0).
	 * @return the machines that drain, with what frameworks said to their inverse offers,
	 * and those that are down
	 */
	default Mono<Response.GetMaintenanceStatus> getMaintenanceStatus() {
		return OperatorPayloads.ask(this, Call.newBuilder().setType(Call.Type.GET_MAINTENANCE_STATUS).build(),
				Response::getGetMaintenanceStatus);
	}

	/**
	 * Ask for the schedule ({@code GET_MAINTENANCE_SCHEDULE}, since 1.0).
	 * @return the schedule
	 */
	default Mono<Response.GetMaintenanceSchedule> getMaintenanceSchedule() {
		return OperatorPayloads.ask(this, Call.newBuilder().setType(Call.Type.GET_MAINTENANCE_SCHEDULE).build(),
				Response::getGetMaintenanceSchedule);
	}

	/**
	 * Replace the schedule ({@code Call.UpdateMaintenanceSchedule}, since 1.0). Machines
	 * that are no longer in it are up again. Rejected with 400 if a machine is in it
	 * twice or one that is down is missing.
	 * @param schedule the whole schedule
	 * @return completes when that is done
	 */
	default Mono<Void> updateMaintenanceSchedule(Schedule schedule) {
		Call.UpdateMaintenanceSchedule payload = Call.UpdateMaintenanceSchedule.newBuilder()
			.setSchedule(schedule)
			.build();
		return send(Call.newBuilder()
			.setType(Call.Type.UPDATE_MAINTENANCE_SCHEDULE)
			.setUpdateMaintenanceSchedule(payload)
			.build()).then();
	}

	/**
	 * Take machines down: their agents are removed, with all their tasks
	 * ({@code Call.StartMaintenance}, since 1.0). Rejected with 400 if one is not in the
	 * schedule.
	 * @param machines the machines, as the schedule has them
	 * @return completes when that is done
	 */
	default Mono<Void> startMaintenance(Collection<MachineID> machines) {
		Call.StartMaintenance payload = Call.StartMaintenance.newBuilder().addAllMachines(machines).build();
		return send(Call.newBuilder().setType(Call.Type.START_MAINTENANCE).setStartMaintenance(payload).build()).then();
	}

	/**
	 * Bring machines up, so that their agents may register ({@code Call.StopMaintenance},
	 * since 1.0). Takes them out of the schedule. Rejected with 400 if one is not down.
	 * @param machines the machines
	 * @return completes when that is done
	 */
	default Mono<Void> stopMaintenance(Collection<MachineID> machines) {
		Call.StopMaintenance payload = Call.StopMaintenance.newBuilder().addAllMachines(machines).build();
		return send(Call.newBuilder().setType(Call.Type.STOP_MAINTENANCE).setStopMaintenance(payload).build()).then();
	}

}
