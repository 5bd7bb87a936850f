package io.github.mesosspring.embedded.agent;

import io.github.mesosspring.protocol.AgentInfo;
import io.github.mesosspring.protocol.FrameworkID;

import java.util.function.Consumer;

/**
 * What an agent does for its executors.
 *
 * @param info what the agent offers
 * @param thread where all that concerns executors happens
 * @param master whom to report to
 * @param updates where updates of tasks go
 * @param launcher starts processes
 * @param changed told when an executor of a framework may be over
 */
record AgentServices(AgentInfo info, AgentThread thread, AgentListener master, TaskUpdates updates,
		ProcessLauncher launcher, Consumer<FrameworkID> changed) {
}
