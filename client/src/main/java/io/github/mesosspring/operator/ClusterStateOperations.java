package io.github.mesosspring.operator;

import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.master.Call;
import io.github.mesosspring.protocol.master.Response;
import reactor.core.publisher.Mono;

/**
 * What the leading master knows of the cluster: agents, frameworks, executors, tasks. An
 * answer holds what the principal may see, and nothing that a master which was elected
 * just now has not yet heard of.
 */
public interface ClusterStateOperations extends OperatorCalls<Call, Response> {

	/**
	 * Ask for everything at once ({@code GET_STATE}, since 1.0). Can be tens of megabytes
	 * in a large cluster.
	 * @return tasks, executors, frameworks and agents
	 */
	default Mono<Response.GetState> getState() {
		return OperatorPayloads.ask(this, Call.newBuilder().setType(Call.Type.GET_STATE).build(),
				Response::getGetState);
	}

	/**
	 * Ask for the agents ({@code GET_AGENTS}, since 1.0).
	 * @return the agents with their resources, and those that are expected back since the
	 * master was elected
	 */
	default Mono<Response.GetAgents> getAgents() {
		return OperatorPayloads.ask(this, Call.newBuilder().setType(Call.Type.GET_AGENTS).build(),
				Response::getGetAgents);
	}

	/**
	 * Ask for the frameworks ({@code GET_FRAMEWORKS}, since 1.0).
	 * @return the frameworks with their offers, and some of those that are over
	 */
	default Mono<Response.GetFrameworks> getFrameworks() {
		return OperatorPayloads.ask(this, Call.newBuilder().setType(Call.Type.GET_FRAMEWORKS).build(),
				Response::getGetFrameworks);
	}

	/**
	 * Ask for the executors ({@code GET_EXECUTORS}, since 1.0).
	 * @return the executors and where they run
	 */
	default Mono<Response.GetExecutors> getExecutors() {
		return OperatorPayloads.ask(this, Call.newBuilder().setType(Call.Type.GET_EXECUTORS).build(),
				Response::getGetExecutors);
	}

	/**
	 * Ask for the operations on resources that are under way or not yet acknowledged
	 * ({@code GET_OPERATIONS}, since 1.6).
	 * @return the operations
	 */
	default Mono<Response.GetOperations> getOperations() {
		return OperatorPayloads.ask(this, Call.newBuilder().setType(Call.Type.GET_OPERATIONS).build(),
				Response::getGetOperations);
	}

	/**
	 * Ask for the tasks ({@code GET_TASKS}, since 1.0).
	 * @return the tasks, those on unreachable agents, and some of those that are over
	 */
	default Mono<Response.GetTasks> getTasks() {
		return OperatorPayloads.ask(this, Call.newBuilder().setType(Call.Type.GET_TASKS).build(),
				Response::getGetTasks);
	}

	/**
	 * Ask for the roles ({@code GET_ROLES}, since 1.0).
	 * @return the roles in use or with a weight, their frameworks and resources
	 */
	default Mono<Response.GetRoles> getRoles() {
		return OperatorPayloads.ask(this, Call.newBuilder().setType(Call.Type.GET_ROLES).build(),
				Response::getGetRoles);
	}

	/**
	 * End a framework for good: its tasks are killed and its id can never be used again
	 * ({@code Call.Teardown}, since 1.5). Rejected with 400 if there is no such
	 * framework.
	 * @param framework the framework
	 * @return completes when it is removed
	 */
	default Mono<Void> teardown(FrameworkID framework) {
		Call.Teardown payload = Call.Teardown.newBuilder().setFrameworkId(framework).build();
		return send(Call.newBuilder().setType(Call.Type.TEARDOWN).setTeardown(payload).build()).then();
	}

}
