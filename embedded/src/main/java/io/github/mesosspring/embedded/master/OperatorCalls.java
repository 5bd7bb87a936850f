package io.github.mesosspring.embedded.master;

import java.util.function.Function;

import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.embedded.agent.Agent;
import io.github.mesosspring.embedded.http.EventStream;
import io.github.mesosspring.embedded.http.HttpAnswer;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.MachineInfo;
import io.github.mesosspring.protocol.master.Call;
import io.github.mesosspring.protocol.master.Response;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/**
 * The operator API behind the checks that need no state: questions are answered from the
 * views, everything else goes to the class it belongs to. Calls that this master does not
 * know are {@code 501}. Belongs to the master thread.
 */
final class OperatorCalls {

	private final ClusterState cluster;

	private final OperatorViews views;

	private final RoleViews roles;

	private final MasterViews master;

	private final OperatorStreams streams;

	private final Maintenance maintenance;

	private final MaintenanceCalls maintenanceCalls;

	private final AgentCalls agentCalls;

	private final Function<Framework, HttpAnswer> teardown;

	/**
	 * Create the calls.
	 * @param cluster the cluster they are about
	 * @param settings how its master behaves
	 * @param scheduler the master thread
	 * @param allocator makes offers
	 * @param teardown removes a framework and gives the answer to that
	 */
	OperatorCalls(ClusterState cluster, MasterSettings settings, Scheduler scheduler, Allocator allocator,
			Function<Framework, HttpAnswer> teardown) {
		this.cluster = cluster;
		this.teardown = teardown;
		this.views = new OperatorViews(cluster);
		this.roles = new RoleViews(cluster);
		this.master = new MasterViews(cluster, settings);
		this.streams = new OperatorStreams(this.views, scheduler, settings.heartbeatInterval());
		this.maintenance = new Maintenance(cluster);
		this.maintenanceCalls = new MaintenanceCalls(cluster, this.maintenance, allocator);
		this.agentCalls = new AgentCalls(cluster, this.maintenance);
		cluster.events().add(this.streams);
		cluster.events().add(this.maintenance);
		cluster.events().add(this.agentCalls);
	}

	HttpAnswer answer(OperatorApi.Request request) {
		Call call = request.call();
		Response.Builder response = ask(call.getType(), request.codec());
		if (response != null) {
			return HttpAnswer.message(request.codec(),
					response.setType(Response.Type.valueOf(call.getType().name())).build());
		}
		return switch (call.getType()) {
			case SUBSCRIBE -> new HttpAnswer.Subscription(this.streams.subscribe(request.codec()));
			case TEARDOWN -> tearDown(call.getTeardown().getFrameworkId());
			case UPDATE_MAINTENANCE_SCHEDULE ->
				this.maintenanceCalls.update(call.getUpdateMaintenanceSchedule().getSchedule());
			case START_MAINTENANCE -> this.maintenanceCalls.start(call.getStartMaintenance().getMachinesList());
			case STOP_MAINTENANCE -> this.maintenanceCalls.stop(call.getStopMaintenance().getMachinesList());
			case MARK_AGENT_GONE -> this.agentCalls.markGone(call.getMarkAgentGone().getAgentId());
			case DRAIN_AGENT -> this.agentCalls.drain(call.getDrainAgent());
			case DEACTIVATE_AGENT -> this.agentCalls.deactivate(call.getDeactivateAgent().getAgentId());
			case REACTIVATE_AGENT -> this.agentCalls.reactivate(call.getReactivateAgent().getAgentId());
			default -> HttpAnswer.notImplemented();
		};
	}

	private Response.@Nullable Builder ask(Call.Type question, MessageCodec codec) {
		Response.Builder response = Response.newBuilder();
		return switch (question) {
			case GET_HEALTH -> response.setGetHealth(Response.GetHealth.newBuilder().setHealthy(true));
			case GET_FLAGS -> response.setGetFlags(this.master.flags());
			case GET_VERSION -> response.setGetVersion(this.master.version());
			case GET_MASTER -> response.setGetMaster(this.master.master());
			case GET_STATE -> response.setGetState(this.views.state(codec));
			case GET_AGENTS -> response.setGetAgents(this.views.agents().all());
			case GET_FRAMEWORKS -> response.setGetFrameworks(this.views.frameworks().all());
			case GET_EXECUTORS -> response.setGetExecutors(this.views.executors());
			case GET_TASKS -> response.setGetTasks(this.views.tasks(codec));
			case GET_ROLES -> response.setGetRoles(this.roles.all());
			case GET_MAINTENANCE_STATUS -> response.setGetMaintenanceStatus(
					Response.GetMaintenanceStatus.newBuilder().setStatus(this.maintenance.status()));
			case GET_MAINTENANCE_SCHEDULE -> response.setGetMaintenanceSchedule(
					Response.GetMaintenanceSchedule.newBuilder().setSchedule(this.maintenance.schedule()));
			default -> null;
		};
	}

	private HttpAnswer tearDown(FrameworkID id) {
		Framework framework = this.cluster.frameworks().get(id);
		return (framework != null) ? this.teardown.apply(framework)
				: HttpAnswer.text(400, "No framework found with specified ID");
	}

	/**
	 * Whether an agent may register: its machine is not down for maintenance.
	 */
	boolean admits(Agent agent) {
		return this.maintenance.mode(Machines.of(agent.info())) != MachineInfo.Mode.DOWN;
	}

	/**
	 * The connection of a stream is gone.
	 * @param stream any stream
	 */
	void closed(EventStream stream) {
		this.streams.closed(stream);
	}

	/**
	 * The master is gone.
	 */
	void close() {
		this.streams.close();
	}

}
