package io.github.mesosspring.embedded.master;

import java.util.List;

import io.github.mesosspring.embedded.http.HttpAnswer;
import io.github.mesosspring.protocol.MachineID;
import io.github.mesosspring.protocol.MachineInfo;
import io.github.mesosspring.protocol.maintenance.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * The operator calls that plan, start and stop the maintenance of machines.
 */
final class MaintenanceCalls {

	private static final String CAUSE = "Operator initiated 'Machine DOWN'";

	private final ClusterState cluster;

	private final Maintenance maintenance;

	private final Allocator allocator;

	MaintenanceCalls(ClusterState cluster, Maintenance maintenance, Allocator allocator) {
		this.cluster = cluster;
		this.maintenance = maintenance;
		this.allocator = allocator;
	}

	HttpAnswer update(Schedule schedule) {
		String error = MaintenanceValidation.schedule(schedule, this.maintenance.down());
		if (error != null) {
			return HttpAnswer.text(400, error);
		}
		this.maintenance.update(schedule);
		this.allocator.allocate();
		return HttpAnswer.empty(200);
	}

	/**
	 * Take machines down. Their agents are told to end and do not come back by
	 * themselves.
	 */
	HttpAnswer start(List<MachineID> machines) {
		String error = validate(machines, MachineInfo.Mode.DRAINING,
				"is not in DRAINING mode and cannot be brought down");
		if (error != null) {
			return HttpAnswer.text(400, error);
		}
		List<MachineID> keys = machines.stream().map(Machines::key).toList();
		List<AgentRecord> agents = this.cluster.agents()
			.stream()
			.filter((agent) -> keys.contains(Machines.key(Machines.of(agent.info()))))
			.toList();
		for (AgentRecord agent : agents) {
			agent.agent().shutdown();
			this.cluster.removed(agent.id(), CAUSE);
		}
		this.maintenance.start(machines);
		return HttpAnswer.empty(200);
	}

	HttpAnswer stop(List<MachineID> machines) {
		String error = validate(machines, MachineInfo.Mode.DOWN, "is not in DOWN mode and cannot be brought up");
		if (error != null) {
			return HttpAnswer.text(400, error);
		}
		this.maintenance.stop(machines);
		return HttpAnswer.empty(200);
	}

	private @Nullable String validate(List<MachineID> machines, MachineInfo.Mode expected, String otherwise) {
		String error = MaintenanceValidation.machines(machines);
		for (MachineID machine : machines) {
			MachineInfo.Mode mode = this.maintenance.mode(machine);
			if (error == null && mode != expected) {
				error = Machines.json(machine) + " "
						+ ((mode != null) ? otherwise : "is not part of a maintenance schedule");
			}
		}
		return error;
	}

}
