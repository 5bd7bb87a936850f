package io.github.mesosspring.operator;

import io.github.mesosspring.protocol.agent.Call;
import io.github.mesosspring.protocol.agent.Response;
import reactor.core.publisher.Mono;

/**
 * What an agent knows of what runs on it.
 */
public interface AgentStateOperations extends OperatorCalls<Call, Response> {

	/**
	 * Ask for everything at once ({@code GET_STATE}, since 1.0).
	 * @return tasks, executors and frameworks
	 */
	default Mono<Response.GetState> getState() {
		return OperatorPayloads.ask(this, Call.newBuilder().setType(Call.Type.GET_STATE).build(),
				Response::getGetState);
	}

	/**
	 * Ask for the containers of executors ({@code GET_CONTAINERS}, since 1.0).
	 * @return the containers with what they use
	 */
	default Mono<Response.GetContainers> getContainers() {
		return getContainers(false, false);
	}

	/**
	 * Ask for containers ({@code Call.GetContainers}, since 1.5).
	 * @param nested whether also for those within others
	 * @param standalone whether also for those of no framework
	 * @return the containers with what they use
	 */
	default Mono<Response.GetContainers> getContainers(boolean nested, boolean standalone) {
		Call.Builder call = Call.newBuilder().setType(Call.Type.GET_CONTAINERS);
		if (nested) {
			call.getGetContainersBuilder().setShowNested(true);
		}
		if (standalone) {
			call.getGetContainersBuilder().setShowStandalone(true);
		}
		return OperatorPayloads.ask(this, call.build(), Response::getGetContainers);
	}

	/**
	 * Ask for the frameworks that run something here ({@code GET_FRAMEWORKS}, since 1.1).
	 * @return the frameworks, and some of those that are over
	 */
	default Mono<Response.GetFrameworks> getFrameworks() {
		return OperatorPayloads.ask(this, Call.newBuilder().setType(Call.Type.GET_FRAMEWORKS).build(),
				Response::getGetFrameworks);
	}

	/**
	 * Ask for the executors ({@code GET_EXECUTORS}, since 1.1).
	 * @return the executors, and some of those that are over
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
	 * Ask for the tasks ({@code GET_TASKS}, since 1.1).
	 * @return the tasks by how far they have come, and some of those that are over
	 */
	default Mono<Response.GetTasks> getTasks() {
		return OperatorPayloads.ask(this, Call.newBuilder().setType(Call.Type.GET_TASKS).build(),
				Response::getGetTasks);
	}

	/**
	 * Ask what the agent is ({@code GET_AGENT}, since 1.3).
	 * @return its description, and how it is being drained if it is
	 */
	default Mono<Response.GetAgent> getAgent() {
		return OperatorPayloads.ask(this, Call.newBuilder().setType(Call.Type.GET_AGENT).build(),
				Response::getGetAgent);
	}

	/**
	 * Ask for the resource providers of the agent ({@code GET_RESOURCE_PROVIDERS}, since
	 * 1.5).
	 * @return the resource providers with what they have
	 */
	default Mono<Response.GetResourceProviders> getResourceProviders() {
		return OperatorPayloads.ask(this, Call.newBuilder().setType(Call.Type.GET_RESOURCE_PROVIDERS).build(),
				Response::getGetResourceProviders);
	}

}
