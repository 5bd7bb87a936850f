package io.github.mesosspring.operator;

import java.time.Duration;

import io.github.mesosspring.protocol.DurationInfo;
import io.github.mesosspring.protocol.master.Call;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The typed method that makes a given call.
 */
final class TypedMasterCalls {

	private TypedMasterCalls() {
	}

	/**
	 * Make a call by its typed method.
	 * @return the answer, or {@code null} if the call has no typed method
	 */
	@SuppressWarnings("deprecation")
	static @Nullable Mono<?> make(MasterOperations master, Call call) {
		return switch (call.getType()) {
			case UNKNOWN, SUBSCRIBE -> null;
			case GET_HEALTH -> master.getHealth();
			case GET_FLAGS -> master.getFlags();
			case GET_VERSION -> master.getVersion();
			case GET_METRICS -> call.getGetMetrics().hasTimeout()
					? master.getMetrics(duration(call.getGetMetrics().getTimeout())) : master.getMetrics();
			case GET_LOGGING_LEVEL -> master.getLoggingLevel();
			case SET_LOGGING_LEVEL -> master.setLoggingLevel(call.getSetLoggingLevel().getLevel(),
					duration(call.getSetLoggingLevel().getDuration()));
			case LIST_FILES -> master.listFiles(call.getListFiles().getPath());
			case READ_FILE -> readFile(master, call.getReadFile());
			case GET_STATE -> master.getState();
			case GET_AGENTS -> master.getAgents();
			case GET_FRAMEWORKS -> master.getFrameworks();
			case GET_EXECUTORS -> master.getExecutors();
			case GET_OPERATIONS -> master.getOperations();
			case GET_TASKS -> master.getTasks();
			case GET_ROLES -> master.getRoles();
			case GET_WEIGHTS -> master.getWeights();
			case UPDATE_WEIGHTS -> master.updateWeights(call.getUpdateWeights().getWeightInfosList());
			case GET_MASTER -> master.getMaster();
			case RESERVE_RESOURCES -> reserve(master, call.getReserveResources());
			case UNRESERVE_RESOURCES -> master.unreserveResources(call.getUnreserveResources().getAgentId(),
					call.getUnreserveResources().getResourcesList());
			case CREATE_VOLUMES ->
				master.createVolumes(call.getCreateVolumes().getAgentId(), call.getCreateVolumes().getVolumesList());
			case DESTROY_VOLUMES ->
				master.destroyVolumes(call.getDestroyVolumes().getAgentId(), call.getDestroyVolumes().getVolumesList());
			case GROW_VOLUME -> master.growVolume(call.getGrowVolume().getAgentId(), call.getGrowVolume().getVolume(),
					call.getGrowVolume().getAddition());
			case SHRINK_VOLUME -> master.shrinkVolume(call.getShrinkVolume().getAgentId(),
					call.getShrinkVolume().getVolume(), call.getShrinkVolume().getSubtract().getValue());
			case GET_MAINTENANCE_STATUS -> master.getMaintenanceStatus();
			case GET_MAINTENANCE_SCHEDULE -> master.getMaintenanceSchedule();
			case UPDATE_MAINTENANCE_SCHEDULE ->
				master.updateMaintenanceSchedule(call.getUpdateMaintenanceSchedule().getSchedule());
			case START_MAINTENANCE -> master.startMaintenance(call.getStartMaintenance().getMachinesList());
			case STOP_MAINTENANCE -> master.stopMaintenance(call.getStopMaintenance().getMachinesList());
			case DRAIN_AGENT -> drain(master, call.getDrainAgent());
			case DEACTIVATE_AGENT -> master.deactivateAgent(call.getDeactivateAgent().getAgentId());
			case REACTIVATE_AGENT -> master.reactivateAgent(call.getReactivateAgent().getAgentId());
			case GET_QUOTA -> master.getQuota();
			case UPDATE_QUOTA ->
				master.updateQuota(call.getUpdateQuota().getQuotaConfigsList(), call.getUpdateQuota().getForce());
			case SET_QUOTA -> master.setQuota(call.getSetQuota().getQuotaRequest());
			case REMOVE_QUOTA -> master.removeQuota(call.getRemoveQuota().getRole());
			case TEARDOWN -> master.teardown(call.getTeardown().getFrameworkId());
			case MARK_AGENT_GONE -> master.markAgentGone(call.getMarkAgentGone().getAgentId());
		};
	}

	private static Mono<?> readFile(MasterOperations master, Call.ReadFile read) {
		return read.hasLength() ? master.readFile(read.getPath(), read.getOffset(), read.getLength())
				: master.readFile(read.getPath(), read.getOffset());
	}

	private static Mono<?> reserve(MasterOperations master, Call.ReserveResources reserve) {
		return (reserve.getSourceCount() > 0)
				? master.reserveResources(reserve.getAgentId(), reserve.getSourceList(), reserve.getResourcesList())
				: master.reserveResources(reserve.getAgentId(), reserve.getResourcesList());
	}

	private static Mono<?> drain(MasterOperations master, Call.DrainAgent drain) {
		if (!drain.hasMaxGracePeriod()) {
			return master.drainAgent(drain.getAgentId());
		}
		Duration period = Duration.ofSeconds(drain.getMaxGracePeriod().getSeconds(),
				drain.getMaxGracePeriod().getNanos());
		return master.drainAgent(drain.getAgentId(), period, drain.getMarkGone());
	}

	static Duration duration(DurationInfo duration) {
		return Duration.ofNanos(duration.getNanoseconds());
	}

}
