package io.github.mesosspring.embedded.agent;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.mesosspring.protocol.ContainerID;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.TaskID;
import org.jspecify.annotations.Nullable;

/**
 * All that runs on an agent, by framework. Used on the agent's thread only.
 */
final class AgentRuns {

	private final Map<FrameworkID, FrameworkRun> frameworks = new LinkedHashMap<>();

	/** The frameworks, in a list of its own. */
	List<FrameworkRun> frameworks() {
		return List.copyOf(this.frameworks.values());
	}

	List<ExecutorRun> executors() {
		return frameworks().stream().flatMap((framework) -> framework.executors().stream()).toList();
	}

	@Nullable FrameworkRun framework(FrameworkID id) {
		return this.frameworks.get(id);
	}

	FrameworkRun framework(FrameworkInfo info, AgentServices agent) {
		return this.frameworks.computeIfAbsent(info.getId(), (id) -> new FrameworkRun(info, agent));
	}

	boolean hasContainer(ContainerID container) {
		return executors().stream().anyMatch((executor) -> executor.container().equals(container));
	}

	@Nullable ExecutorRun executorOf(FrameworkID framework, TaskID task) {
		FrameworkRun run = framework(framework);
		return (run != null) ? run.executorOf(task) : null;
	}

	/** Forget a framework if nothing of it is left. */
	void sweep(FrameworkID id) {
		FrameworkRun framework = this.frameworks.get(id);
		if (framework != null && framework.sweep()) {
			this.frameworks.remove(id);
		}
	}

	boolean isEmpty() {
		return this.frameworks.isEmpty();
	}

	/** End all of a framework and forget it. */
	void discard(FrameworkID id, TaskUpdates updates) {
		FrameworkRun framework = this.frameworks.remove(id);
		if (framework != null) {
			updates.forget(id);
			framework.discard();
		}
	}

}
