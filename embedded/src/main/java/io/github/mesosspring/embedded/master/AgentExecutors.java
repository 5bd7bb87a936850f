package io.github.mesosspring.embedded.master;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.FrameworkID;
import org.jspecify.annotations.Nullable;

/**
 * The executors that run on one agent, as far as the master knows. Those of command tasks
 * are not among them.
 */
final class AgentExecutors {

	private final Map<FrameworkID, Map<ExecutorID, ExecutorInfo>> executors = new LinkedHashMap<>();

	@Nullable ExecutorInfo get(FrameworkID framework, ExecutorID id) {
		return this.executors.getOrDefault(framework, Map.of()).get(id);
	}

	/**
	 * The executors of one framework.
	 */
	Collection<ExecutorInfo> of(FrameworkID framework) {
		return this.executors.getOrDefault(framework, Map.of()).values();
	}

	List<ExecutorInfo> all() {
		return this.executors.values().stream().flatMap((each) -> each.values().stream()).toList();
	}

	/**
	 * Take note of an executor.
	 * @return whether it was not known before
	 */
	boolean add(FrameworkID framework, ExecutorInfo executor) {
		return this.executors.computeIfAbsent(framework, (id) -> new LinkedHashMap<>())
			.putIfAbsent(executor.getExecutorId(), executor) == null;
	}

	@Nullable ExecutorInfo remove(FrameworkID framework, ExecutorID id) {
		Map<ExecutorID, ExecutorInfo> known = this.executors.get(framework);
		ExecutorInfo removed = (known != null) ? known.remove(id) : null;
		if (known != null && known.isEmpty()) {
			this.executors.remove(framework);
		}
		return removed;
	}

	Collection<ExecutorInfo> removeAll(FrameworkID framework) {
		Map<ExecutorID, ExecutorInfo> removed = this.executors.remove(framework);
		return (removed != null) ? removed.values() : List.of();
	}

}
