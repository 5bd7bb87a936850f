package io.github.mesosspring.embedded.coverage;

import java.net.URI;
import java.util.List;

import io.github.mesosspring.embedded.AgentSpec;
import io.github.mesosspring.embedded.EmbeddedAgent;
import io.github.mesosspring.protocol.AgentInfo;
import io.github.mesosspring.protocol.DurationInfo;
import io.github.mesosspring.protocol.MachineID;
import io.github.mesosspring.protocol.TimeInfo;
import io.github.mesosspring.protocol.Unavailability;
import io.github.mesosspring.protocol.maintenance.Schedule;
import io.github.mesosspring.protocol.maintenance.Window;
import io.github.mesosspring.protocol.master.Call;
import io.github.mesosspring.protocol.master.Event;
import io.github.mesosspring.protocol.master.Response;
import io.github.mesosspring.wire.Api;

/**
 * An operator makes the calls that the embedded master obeys and hears its events.
 */
final class OperatorScript {

	private static final List<Call.Type> QUESTIONS = List.of(Call.Type.GET_HEALTH, Call.Type.GET_VERSION,
			Call.Type.GET_FLAGS, Call.Type.GET_MASTER, Call.Type.GET_STATE, Call.Type.GET_AGENTS,
			Call.Type.GET_FRAMEWORKS, Call.Type.GET_EXECUTORS, Call.Type.GET_TASKS, Call.Type.GET_ROLES,
			Call.Type.GET_MAINTENANCE_STATUS, Call.Type.GET_MAINTENANCE_SCHEDULE);

	private static final List<io.github.mesosspring.protocol.agent.Call.Type> AGENT_QUESTIONS = List.of(
			io.github.mesosspring.protocol.agent.Call.Type.GET_HEALTH,
			io.github.mesosspring.protocol.agent.Call.Type.GET_VERSION);

	private final ClusterSession session;

	OperatorScript(ClusterSession session) {
		this.session = session;
	}

	void askEverything() {
		QUESTIONS.forEach((type) -> ask(call(type)));
		URI agent = URI.create("http://127.0.0.1:" + agent().getPort() + "/api/v1");
		try (Peer peer = this.session.peer(agent, Api.AGENT)) {
			for (var type : AGENT_QUESTIONS) {
				peer.ask(io.github.mesosspring.protocol.agent.Call.newBuilder().setType(type).build(),
						io.github.mesosspring.protocol.agent.Response.getDefaultInstance());
			}
		}
	}

	/** The one agent of the cluster. */
	AgentInfo agent() {
		return ask(call(Call.Type.GET_AGENTS)).getGetAgents().getAgents(0).getAgentInfo();
	}

	MachineID machine() {
		return MachineID.newBuilder().setHostname(agent().getHostname()).setIp("127.0.0.1").build();
	}

	void plan(List<MachineID> machines) {
		Schedule.Builder schedule = Schedule.newBuilder();
		if (!machines.isEmpty()) {
			schedule.addWindows(Window.newBuilder()
				.addAllMachineIds(machines)
				.setUnavailability(Unavailability.newBuilder()
					.setStart(TimeInfo.newBuilder().setNanoseconds(1_900_000_000_000_000_000L))
					.setDuration(DurationInfo.newBuilder().setNanoseconds(3_600_000_000_000L))));
		}
		Call.Builder call = call(Call.Type.UPDATE_MAINTENANCE_SCHEDULE);
		call.getUpdateMaintenanceScheduleBuilder().setSchedule(schedule);
		this.session.operator.call(call.build());
	}

	/** Take a second agent in, put it aside, and let it go. */
	void replaceAgents() {
		EmbeddedAgent second = this.session.mesos.addAgent(AgentSpec.of("cpus:1;mem:128"));
		this.session.operator.await("AGENT_ADDED", Event.class);
		Call.Builder deactivate = call(Call.Type.DEACTIVATE_AGENT);
		deactivate.getDeactivateAgentBuilder().setAgentId(second.id());
		this.session.operator.call(deactivate.build());
		Call.Builder reactivate = call(Call.Type.REACTIVATE_AGENT);
		reactivate.getReactivateAgentBuilder().setAgentId(second.id());
		this.session.operator.call(reactivate.build());
		Call.Builder drain = call(Call.Type.DRAIN_AGENT);
		drain.getDrainAgentBuilder().setAgentId(second.id());
		this.session.operator.call(drain.build());
		second.unregister();
		this.session.operator.await("AGENT_REMOVED", Event.class);
	}

	/** Hear what became of the framework and its task. */
	void hear() {
		for (String type : List.of("SUBSCRIBED", "HEARTBEAT", "FRAMEWORK_ADDED", "TASK_ADDED", "TASK_UPDATED",
				"FRAMEWORK_UPDATED", "FRAMEWORK_REMOVED")) {
			this.session.operator.await(type, Event.class);
		}
	}

	/** Take the machine down for maintenance and up again. */
	void maintain() {
		MachineID machine = machine();
		plan(List.of(machine));
		Call.Builder down = call(Call.Type.START_MAINTENANCE);
		down.getStartMaintenanceBuilder().addMachines(machine);
		this.session.operator.call(down.build());
		Call.Builder up = call(Call.Type.STOP_MAINTENANCE);
		up.getStopMaintenanceBuilder().addMachines(machine);
		this.session.operator.call(up.build());
	}

	private Response ask(Call.Builder call) {
		return this.session.operator.ask(call.build(), Response.getDefaultInstance());
	}

	private static Call.Builder call(Call.Type type) {
		return Call.newBuilder().setType(type);
	}

}
