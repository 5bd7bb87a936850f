package io.github.mesosspring.embedded.agent;

import java.util.List;

import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.Operation;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.Task;

/**
 * What an agent tells a master when it registers: all that a master which knows nothing
 * needs to know of it.
 *
 * @param total the resources, with the reservations and volumes made meanwhile
 * @param frameworks the frameworks that have something on the agent, with their ids
 * @param executors the executors that run, with {@code framework_id}; those of command
 * tasks are not among them
 * @param tasks the tasks whose end is not acknowledged yet, with the latest state and the
 * state and uuid of the update under way
 * @param operations the operations whose status is not acknowledged yet
 */
public record AgentReport(List<Resource> total, List<FrameworkInfo> frameworks, List<ExecutorInfo> executors,
		List<Task> tasks, List<Operation> operations) {

	public AgentReport {
		total = List.copyOf(total);
		frameworks = List.copyOf(frameworks);
		executors = List.copyOf(executors);
		tasks = List.copyOf(tasks);
		operations = List.copyOf(operations);
	}

}
