package io.github.mesosspring.executor;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.executor.Call;
import org.jspecify.annotations.Nullable;

/**
 * What the agent might not know: tasks without an acknowledged update, and updates
 * without acknowledgement, each in the order they came. Not thread-safe.
 * <p>
 * A task stays until its last update is acknowledged. So its size is bounded by the tasks
 * the agent has resources for, and by the bound of the updates.
 */
final class Ledger {

	private final Map<TaskID, KnownTask> tasks = new LinkedHashMap<>();

	private final Map<ByteString, TaskStatus> updates = new LinkedHashMap<>();

	void launched(Collection<TaskInfo> launched) {
		for (TaskInfo task : launched) {
			this.tasks.put(task.getTaskId(), KnownTask.launched(task));
		}
	}

	@Nullable KnownTask task(TaskID id) {
		return this.tasks.get(id);
	}

	boolean holds(ByteString uuid) {
		return this.updates.containsKey(uuid);
	}

	void keep(TaskStatus update) {
		this.updates.put(update.getUuid(), update);
		this.tasks.computeIfPresent(update.getTaskId(), (id, task) -> task.after(update.getState()));
	}

	void refused(TaskStatus update) {
		this.updates.remove(update.getUuid());
		this.tasks.computeIfPresent(update.getTaskId(), (id, task) -> task.afterRefused(update.getState()));
	}

	void acknowledged(TaskID id, ByteString uuid) {
		TaskStatus update = this.updates.remove(uuid);
		boolean last = update != null && KnownTask.isTerminal(update.getState());
		this.tasks.computeIfPresent(id, (key, task) -> last ? null : task.afterAcknowledged());
	}

	int updates() {
		return this.updates.size();
	}

	int unacknowledgedTasks() {
		return (int) this.tasks.values().stream().filter((task) -> !task.acknowledged()).count();
	}

	Call.Subscribe subscribe() {
		List<TaskInfo> unacknowledged = this.tasks.values()
			.stream()
			.filter((task) -> !task.acknowledged())
			.map(KnownTask::info)
			.toList();
		return Call.Subscribe.newBuilder()
			.addAllUnacknowledgedTasks(unacknowledged)
			.addAllUnacknowledgedUpdates(this.updates.values()
				.stream()
				.map((update) -> Call.Update.newBuilder().setStatus(update).build())
				.toList())
			.build();
	}

}
