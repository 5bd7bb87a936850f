package io.github.mesosspring.embedded.master;

import java.time.Duration;

import io.github.mesosspring.embedded.http.HttpAnswer;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.DrainConfig;
import io.github.mesosspring.protocol.DurationInfo;
import io.github.mesosspring.protocol.MachineID;
import io.github.mesosspring.protocol.master.Call;

/**
 * The operator calls that take agents out of use: deactivate, drain, reactivate, mark
 * gone.
 */
final class AgentCalls implements ClusterEvents {

	private final ClusterState cluster;

	private final Maintenance maintenance;

	private final Rescission rescission;

	AgentCalls(ClusterState cluster, Maintenance maintenance) {
		this.cluster = cluster;
		this.maintenance = maintenance;
		this.rescission = new Rescission(cluster);
	}

	HttpAnswer markGone(AgentID id) {
		AgentRecord agent = this.cluster.agent(id);
		if (agent != null) {
			this.cluster.gone(agent.id());
		}
		else if (!this.cluster.registry().isGone(id)) {
			return HttpAnswer.text(404, "Agent '" + id.getValue() + "' not found");
		}
		return HttpAnswer.empty(200);
	}

	HttpAnswer deactivate(AgentID id) {
		AgentRecord agent = this.cluster.agent(id);
		if (agent == null) {
			return HttpAnswer.text(400, "Unknown agent");
		}
		agent.availability().deactivate();
		this.rescission.rescind(agent);
		return HttpAnswer.empty(200);
	}

	HttpAnswer reactivate(AgentID id) {
		AgentRecord agent = this.cluster.agent(id);
		if (agent == null || !agent.availability().isDeactivated()) {
			return HttpAnswer.text(400, "Agent is not deactivated");
		}
		if (agent.availability().isDraining()) {
			return HttpAnswer.text(400, "Agent is still in the DRAINING state");
		}
		agent.availability().reactivate();
		return HttpAnswer.empty(200);
	}

	HttpAnswer drain(Call.DrainAgent call) {
		AgentRecord agent = this.cluster.agent(call.getAgentId());
		if (agent == null) {
			return HttpAnswer.text(400, "Unknown agent");
		}
		MachineID machine = this.maintenance.scheduled(agent);
		if (machine != null) {
			return HttpAnswer.text(400, "Agent " + agent.id().getValue()
					+ " is part of a maintenance schedule under Machine " + Machines.text(machine));
		}
		DrainConfig.Builder config = DrainConfig.newBuilder().setMarkGone(call.getMarkGone());
		if (call.hasMaxGracePeriod()) {
			Duration period = Duration.ofSeconds(call.getMaxGracePeriod().getSeconds(),
					call.getMaxGracePeriod().getNanos());
			config.setMaxGracePeriod(DurationInfo.newBuilder().setNanoseconds(period.toNanos()));
		}
		agent.availability().drain(config.build(), this.cluster.now());
		this.rescission.rescind(agent);
		agent.agent().drain(config.build());
		check(agent);
		return HttpAnswer.empty(200);
	}

	/** An agent is empty once the end of all its tasks is acknowledged. */
	private void check(AgentRecord agent) {
		boolean empty = this.cluster.frameworks()
			.all()
			.stream()
			.flatMap((framework) -> framework.tasks().values().stream())
			.noneMatch((task) -> task.agent().equals(agent.id()));
		if (empty && agent.availability().isDraining()) {
			agent.availability().drained();
			if (agent.availability().isGoneWhenDrained()) {
				this.cluster.gone(agent.id());
			}
		}
	}

	@Override
	public void taskRemoved(TaskRecord task) {
		AgentRecord agent = this.cluster.agent(task.agent());
		if (agent != null) {
			check(agent);
		}
	}

}
