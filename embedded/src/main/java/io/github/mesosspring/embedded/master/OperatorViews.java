package io.github.mesosspring.embedded.master;

import java.util.ArrayList;
import java.util.List;

import io.github.mesosspring.codec.MesosJson;
import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.embedded.resource.Resources;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.TimeInfo;
import io.github.mesosspring.protocol.master.Response;

/**
 * The cluster as operators see it.
 */
final class OperatorViews {

	private final ClusterState cluster;

	private final FrameworkViews frameworks;

	private final AgentViews agents;

	OperatorViews(ClusterState cluster) {
		this.cluster = cluster;
		this.frameworks = new FrameworkViews(cluster);
		this.agents = new AgentViews(cluster);
	}

	FrameworkViews frameworks() {
		return this.frameworks;
	}

	AgentViews agents() {
		return this.agents;
	}

	Response.GetState state(MessageCodec codec) {
		return Response.GetState.newBuilder()
			.setGetTasks(tasks(codec))
			.setGetExecutors(executors())
			.setGetFrameworks(this.frameworks.all())
			.setGetAgents(this.agents.all())
			.build();
	}

	/**
	 * The tasks. One that has ended counts as completed when the master is done with it,
	 * that is when its end is acknowledged. Those of completed frameworks are told in
	 * JSON only: real masters write the two encodings separately, and differ there.
	 */
	Response.GetTasks tasks(MessageCodec codec) {
		Response.GetTasks.Builder tasks = Response.GetTasks.newBuilder();
		List<Framework> frameworks = new ArrayList<>(this.cluster.frameworks().all());
		if (codec == MesosJson.masterCodec()) {
			frameworks.addAll(this.cluster.frameworks().completed());
		}
		for (Framework framework : frameworks) {
			framework.completedTasks().forEach((task) -> tasks.addCompletedTasks(task.describe()));
			framework.tasks().values().forEach((task) -> tasks.addTasks(task.describe()));
		}
		return tasks.build();
	}

	Response.GetExecutors executors() {
		Response.GetExecutors.Builder executors = Response.GetExecutors.newBuilder();
		this.cluster.agents()
			.forEach((agent) -> agent.executors()
				.all()
				.forEach((executor) -> executors.addExecutors(
						Response.GetExecutors.Executor.newBuilder().setExecutorInfo(executor).setAgentId(agent.id()))));
		return executors.build();
	}

	/**
	 * Resources in the form in which operators get sums of them: with a role.
	 */
	static List<Resource> withRole(Resources resources) {
		return resources.toMessages()
			.stream()
			.map((resource) -> (resource.getReservationsCount() > 0) ? resource
					: resource.toBuilder().setRole("*").build())
			.toList();
	}

	static TimeInfo time(long nanoseconds) {
		return TimeInfo.newBuilder().setNanoseconds(nanoseconds).build();
	}

}
