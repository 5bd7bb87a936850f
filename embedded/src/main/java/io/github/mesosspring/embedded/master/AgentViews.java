package io.github.mesosspring.embedded.master;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.github.mesosspring.embedded.resource.Resources;
import io.github.mesosspring.protocol.AgentInfo;
import io.github.mesosspring.protocol.DrainInfo;
import io.github.mesosspring.protocol.master.Response;

/**
 * The agents as operators see them.
 */
final class AgentViews {

	private static final List<AgentInfo.Capability> CAPABILITIES = Stream
		.of(AgentInfo.Capability.Type.MULTI_ROLE, AgentInfo.Capability.Type.HIERARCHICAL_ROLE,
				AgentInfo.Capability.Type.RESERVATION_REFINEMENT, AgentInfo.Capability.Type.RESOURCE_PROVIDER,
				AgentInfo.Capability.Type.RESIZE_VOLUME, AgentInfo.Capability.Type.AGENT_OPERATION_FEEDBACK,
				AgentInfo.Capability.Type.AGENT_DRAINING, AgentInfo.Capability.Type.TASK_RESOURCE_LIMITS)
		.map((type) -> AgentInfo.Capability.newBuilder().setType(type).build())
		.toList();

	private final ClusterState cluster;

	AgentViews(ClusterState cluster) {
		this.cluster = cluster;
	}

	Response.GetAgents all() {
		Response.GetAgents.Builder agents = Response.GetAgents.newBuilder();
		this.cluster.agents().forEach((agent) -> agents.addAgents(describe(agent)));
		return agents.build();
	}

	Response.GetAgents.Agent describe(AgentRecord agent) {
		AgentAvailability availability = agent.availability();
		Response.GetAgents.Agent.Builder described = Response.GetAgents.Agent.newBuilder()
			.setAgentInfo(agent.info())
			.setActive(agent.isConnected() && !availability.isDeactivated())
			.setDeactivated(availability.isDeactivated())
			.setVersion(this.cluster.info().getVersion())
			.setPid("slave(1)@127.0.0.1:" + agent.info().getPort())
			.setRegisteredTime(OperatorViews.time(agent.registered()))
			.addAllTotalResources(OperatorViews.withRole(agent.total()))
			.addAllAllocatedResources(OperatorViews.withRole(allocated(agent)))
			.addAllOfferedResources(OperatorViews.withRole(
					FrameworkViews.sum(this.cluster.offers().of(agent).stream().map(OutstandingOffer::resources))))
			.addAllCapabilities(CAPABILITIES);
		DrainInfo drain = availability.drainInfo();
		if (drain != null) {
			described.setDrainInfo(drain)
				.setEstimatedDrainStartTime(OperatorViews.time(wholeSeconds(availability.drainStart())));
		}
		return described.build();
	}

	private Resources allocated(AgentRecord agent) {
		Stream<Resources> tasks = this.cluster.frameworks()
			.all()
			.stream()
			.flatMap((framework) -> framework.tasksOn(agent.id()).stream())
			.filter((task) -> !task.isReleased())
			.map(TaskRecord::resources);
		Stream<Resources> executors = agent.executors()
			.all()
			.stream()
			.map((executor) -> Resources.of(executor.getResourcesList()));
		return FrameworkViews.sum(Stream.concat(tasks, executors));
	}

	private static long wholeSeconds(long nanoseconds) {
		return Duration.ofSeconds(Duration.ofNanos(nanoseconds).toSeconds()).toNanos();
	}

}
