package io.github.mesosspring.executor;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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

	/** How many there are of either. Written by one thread at a time, read by any. */
	private volatile int unacknowledgedUpdates;

	private volatile int unacknowledgedTasks;

	void launched(Collection<TaskInfo> launched) {
		for (TaskInfo task : launched) {
			KnownTask known = KnownTask.launched(task);
			count(this.tasks.put(task.getTaskId(), known), known);
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
		this.unacknowledgedUpdates = this.updates.size();
		change(update.getTaskId(), (task) -> task.after(update.getState()));
	}

	void refused(TaskStatus update) {
		this.updates.remove(update.getUuid());
		this.unacknowledgedUpdates = this.updates.size();
		change(update.getTaskId(), (task) -> task.afterRefused(update.getState()));
	}

	void acknowledged(TaskID id, ByteString uuid) {
		TaskStatus update = this.updates.remove(uuid);
		this.unacknowledgedUpdates = this.updates.size();
		boolean last = update != null && KnownTask.isTerminal(update.getState());
		change(id, (task) -> last ? null : task.afterAcknowledged());
	}

	/**
	 * How many updates are not acknowledged. Callable by any thread.
	 */
	int updates() {
		return this.unacknowledgedUpdates;
	}

	/**
	 * How many tasks have no acknowledged update. Callable by any thread.
	 */
	int unacknowledgedTasks() {
		return this.unacknowledgedTasks;
	}

	private void change(TaskID id, Function<KnownTask, @Nullable KnownTask> change) {
		KnownTask before = this.tasks.get(id);
		if (before != null) {
			KnownTask after = change.apply(before);
			this.tasks.compute(id, (key, known) -> after);
			count(before, after);
		}
	}

	@SuppressWarnings("NonAtomicVolatileUpdate")
	private void count(@Nullable KnownTask before, @Nullable KnownTask after) {
		this.unacknowledgedTasks += counted(after) - counted(before);
	}

	private static int counted(@Nullable KnownTask task) {
		return (task != null && !task.acknowledged()) ? 1 : 0;
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
