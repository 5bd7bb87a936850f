/**
 * Agents: what offers resources and runs tasks.
 * {@link io.github.mesosspring.embedded.agent.Agent} and
 * {@link io.github.mesosspring.embedded.agent.AgentListener} are all a master sees;
 * {@link io.github.mesosspring.embedded.agent.LocalAgents} makes an agent that runs
 * commands as processes of this machine.
 * <p>
 * Inside, {@code LocalAgent} keeps one {@code CommandTask} per task and does everything
 * on one {@code AgentThread}. A task has its process started by the
 * {@code ProcessLauncher}, which refuses what is {@code Unsupported}, makes a
 * {@code Sandbox}, a {@code TaskEnvironment} and a {@code CommandLine}, and leaves the
 * running {@code ProcessTree} with the {@code LiveProcesses}, so that nothing outlives
 * the agent. What becomes of the task goes through its {@code StatusUpdateStream}, which
 * sends one update at a time and again until it is acknowledged.
 */
@NullMarked
package io.github.mesosspring.embedded.agent;

import org.jspecify.annotations.NullMarked;
