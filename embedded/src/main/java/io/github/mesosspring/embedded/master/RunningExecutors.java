package io.github.mesosspring.embedded.master;

import java.util.HashMap;
import java.util.Map;

import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.FrameworkID;
import org.jspecify.annotations.Nullable;

/**
 * The executors of an agent, each with what it holds beside what its tasks hold.
 */
final class RunningExecutors {

	private final Map<Key, ExecutorInfo> executors = new HashMap<>();

	/**
	 * What a task needs beside its own resources: those of an executor that does not run
	 * yet.
	 */
	Resources needed(FrameworkID framework, ExecutorInfo executor) {
		return runs(framework, executor) ? Resources.NONE : Resources.of(executor.getResourcesList());
	}

	void add(FrameworkID framework, ExecutorInfo executor) {
		this.executors.put(new Key(framework, executor.getExecutorId()), executor);
	}

	boolean runs(FrameworkID framework, ExecutorInfo executor) {
		return this.executors.containsKey(new Key(framework, executor.getExecutorId()));
	}

	/**
	 * An executor ended.
	 * @return what it held
	 */
	Resources remove(FrameworkID framework, ExecutorID executor) {
		@Nullable ExecutorInfo removed = this.executors.remove(new Key(framework, executor));
		return (removed != null) ? Resources.of(removed.getResourcesList()) : Resources.NONE;
	}

	/**
	 * All executors of a framework are to end.
	 * @return what they held
	 */
	Resources removeAll(FrameworkID framework) {
		Resources held = this.executors.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().framework.equals(framework))
			.map((entry) -> Resources.of(entry.getValue().getResourcesList()))
			.reduce(Resources.NONE, Resources::plus);
		this.executors.keySet().removeIf((key) -> key.framework.equals(framework));
		return held;
	}

	private record Key(FrameworkID framework, ExecutorID executor) {
	}

}
