package io.github.mesosspring.operator;

import io.github.mesosspring.protocol.agent.Call;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The typed method that makes a given call.
 */
final class TypedAgentCalls {

	private TypedAgentCalls() {
	}

	/**
	 * Make a call by its typed method.
	 * @return the answer, or {@code null} if the call has no typed method or is a stream
	 */
	static @Nullable Mono<?> make(AgentOperations agent, Call call) {
		return switch (call.getType()) {
			case UNKNOWN, LAUNCH_NESTED_CONTAINER_SESSION, ATTACH_CONTAINER_INPUT, ATTACH_CONTAINER_OUTPUT -> null;
			case GET_HEALTH -> agent.getHealth();
			case GET_FLAGS -> agent.getFlags();
			case GET_VERSION -> agent.getVersion();
			case GET_METRICS -> call.getGetMetrics().hasTimeout()
					? agent.getMetrics(TypedMasterCalls.duration(call.getGetMetrics().getTimeout()))
					: agent.getMetrics();
			case GET_LOGGING_LEVEL -> agent.getLoggingLevel();
			case SET_LOGGING_LEVEL -> agent.setLoggingLevel(call.getSetLoggingLevel().getLevel(),
					TypedMasterCalls.duration(call.getSetLoggingLevel().getDuration()));
			case LIST_FILES -> agent.listFiles(call.getListFiles().getPath());
			case READ_FILE -> readFile(agent, call.getReadFile());
			case GET_STATE -> agent.getState();
			case GET_CONTAINERS ->
				call.hasGetContainers() ? agent.getContainers(call.getGetContainers().getShowNested(),
						call.getGetContainers().getShowStandalone()) : agent.getContainers();
			case GET_FRAMEWORKS -> agent.getFrameworks();
			case GET_EXECUTORS -> agent.getExecutors();
			case GET_OPERATIONS -> agent.getOperations();
			case GET_TASKS -> agent.getTasks();
			case GET_AGENT -> agent.getAgent();
			case GET_RESOURCE_PROVIDERS -> agent.getResourceProviders();
			case LAUNCH_NESTED_CONTAINER -> launch(agent, call.getLaunchNestedContainer());
			case WAIT_NESTED_CONTAINER -> agent.waitNestedContainer(call.getWaitNestedContainer().getContainerId());
			case KILL_NESTED_CONTAINER -> kill(agent, call.getKillNestedContainer());
			case REMOVE_NESTED_CONTAINER ->
				agent.removeNestedContainer(call.getRemoveNestedContainer().getContainerId());
			case LAUNCH_CONTAINER -> agent.launchContainer(call.getLaunchContainer());
			case WAIT_CONTAINER -> agent.waitContainer(call.getWaitContainer().getContainerId());
			case KILL_CONTAINER -> kill(agent, call.getKillContainer());
			case REMOVE_CONTAINER -> agent.removeContainer(call.getRemoveContainer().getContainerId());
			case ADD_RESOURCE_PROVIDER_CONFIG ->
				agent.addResourceProviderConfig(call.getAddResourceProviderConfig().getInfo());
			case UPDATE_RESOURCE_PROVIDER_CONFIG ->
				agent.updateResourceProviderConfig(call.getUpdateResourceProviderConfig().getInfo());
			case REMOVE_RESOURCE_PROVIDER_CONFIG -> agent.removeResourceProviderConfig(
					call.getRemoveResourceProviderConfig().getType(), call.getRemoveResourceProviderConfig().getName());
			case MARK_RESOURCE_PROVIDER_GONE ->
				agent.markResourceProviderGone(call.getMarkResourceProviderGone().getResourceProviderId());
			case PRUNE_IMAGES -> agent.pruneImages(call.getPruneImages().getExcludedImagesList());
		};
	}

	private static Mono<?> readFile(AgentOperations agent, Call.ReadFile read) {
		return read.hasLength() ? agent.readFile(read.getPath(), read.getOffset(), read.getLength())
				: agent.readFile(read.getPath(), read.getOffset());
	}

	private static Mono<?> launch(AgentOperations agent, Call.LaunchNestedContainer launch) {
		return agent.launchNestedContainer(launch.getContainerId(), launch.hasCommand() ? launch.getCommand() : null,
				launch.hasContainer() ? launch.getContainer() : null);
	}

	private static Mono<?> kill(AgentOperations agent, Call.KillNestedContainer kill) {
		return kill.hasSignal() ? agent.killNestedContainer(kill.getContainerId(), kill.getSignal())
				: agent.killNestedContainer(kill.getContainerId());
	}

	private static Mono<?> kill(AgentOperations agent, Call.KillContainer kill) {
		return kill.hasSignal() ? agent.killContainer(kill.getContainerId(), kill.getSignal())
				: agent.killContainer(kill.getContainerId());
	}

}
