package io.github.mesosspring.embedded.master;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.mesosspring.protocol.MachineID;
import io.github.mesosspring.protocol.MachineInfo;
import io.github.mesosspring.protocol.Unavailability;
import io.github.mesosspring.protocol.maintenance.ClusterStatus;
import io.github.mesosspring.protocol.maintenance.Schedule;
import io.github.mesosspring.protocol.maintenance.Window;
import org.jspecify.annotations.Nullable;

/**
 * When which machines will be maintained, and which are down because they are. Belongs to
 * the master thread.
 */
final class Maintenance implements ClusterEvents {

	private final ClusterState cluster;

	/** By their key; a machine that is up is not among them. */
	private final Map<MachineID, MachineInfo> machines = new LinkedHashMap<>();

	private Schedule schedule = Schedule.getDefaultInstance();

	Maintenance(ClusterState cluster) {
		this.cluster = cluster;
	}

	Schedule schedule() {
		return this.schedule;
	}

	MachineInfo.@Nullable Mode mode(MachineID machine) {
		MachineInfo info = this.machines.get(Machines.key(machine));
		return (info != null) ? info.getMode() : null;
	}

	List<MachineID> down() {
		return in(MachineInfo.Mode.DOWN);
	}

	private List<MachineID> in(MachineInfo.Mode mode) {
		return this.machines.values()
			.stream()
			.filter((info) -> info.getMode() == mode)
			.map(MachineInfo::getId)
			.toList();
	}

	/**
	 * The machine of an agent, if its maintenance is planned, as it is called in the
	 * schedule.
	 */
	@Nullable MachineID scheduled(AgentRecord agent) {
		MachineInfo info = this.machines.get(Machines.key(Machines.of(agent.info())));
		return (info != null) ? info.getId() : null;
	}

	/**
	 * Replace the schedule. Machines that are new in it drain, those that are not in it
	 * any more are up. What is offered of an agent whose unavailability changes or is
	 * confirmed is taken back.
	 */
	void update(Schedule schedule) {
		Map<MachineID, MachineInfo> before = new HashMap<>(this.machines);
		this.machines.clear();
		for (Window window : schedule.getWindowsList()) {
			for (MachineID machine : window.getMachineIdsList()) {
				MachineInfo known = before.get(Machines.key(machine));
				this.machines.put(Machines.key(machine),
						MachineInfo.newBuilder()
							.setId(machine)
							.setMode((known != null) ? known.getMode() : MachineInfo.Mode.DRAINING)
							.setUnavailability(window.getUnavailability())
							.build());
			}
		}
		this.schedule = schedule;
		Rescission rescission = new Rescission(this.cluster);
		for (AgentRecord agent : this.cluster.agents()) {
			Unavailability unavailability = unavailability(agent);
			if (unavailability != null || agent.availability().unavailability() != null) {
				rescission.rescind(agent);
				this.cluster.inverseOffers().reset(agent.id());
				agent.availability().unavailable(unavailability);
			}
		}
	}

	private @Nullable Unavailability unavailability(AgentRecord agent) {
		MachineInfo info = this.machines.get(Machines.key(Machines.of(agent.info())));
		return (info != null) ? info.getUnavailability() : null;
	}

	void start(List<MachineID> machines) {
		machines.forEach((machine) -> this.machines.computeIfPresent(Machines.key(machine),
				(key, info) -> info.toBuilder().setMode(MachineInfo.Mode.DOWN).build()));
	}

	/**
	 * The machines are up and not in the schedule any more.
	 */
	void stop(List<MachineID> machines) {
		machines.forEach((machine) -> this.machines.remove(Machines.key(machine)));
		Schedule.Builder rest = Schedule.newBuilder();
		for (Window window : this.schedule.getWindowsList()) {
			List<MachineID> remaining = window.getMachineIdsList()
				.stream()
				.filter((machine) -> this.machines.containsKey(Machines.key(machine)))
				.toList();
			if (!remaining.isEmpty()) {
				rest.addWindows(window.toBuilder().clearMachineIds().addAllMachineIds(remaining));
			}
		}
		this.schedule = rest.build();
	}

	ClusterStatus status() {
		ClusterStatus.Builder status = ClusterStatus.newBuilder().addAllDownMachines(down());
		for (MachineID machine : in(MachineInfo.Mode.DRAINING)) {
			ClusterStatus.DrainingMachine.Builder draining = status.addDrainingMachinesBuilder().setId(machine);
			this.cluster.agents()
				.stream()
				.filter((agent) -> Objects.equals(scheduled(agent), machine))
				.forEach((agent) -> draining.addAllStatuses(this.cluster.inverseOffers().answers(agent.id())));
		}
		return status.build();
	}

	@Override
	public void agentAdded(AgentRecord agent) {
		agent.availability().unavailable(unavailability(agent));
	}

}
