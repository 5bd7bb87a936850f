/**
 * Agents: what offers resources and runs tasks.
 * {@link io.github.mesosspring.embedded.agent.Agent} and
 * {@link io.github.mesosspring.embedded.agent.AgentListener} are all a master sees;
 * {@link io.github.mesosspring.embedded.agent.LocalAgents} makes an agent that runs
 * commands as processes of this machine.
 * <p>
 * Inside, {@code LocalAgent} hands all it is asked to an {@code AgentProcess}, which
 * knows the {@code AgentRuns}: of each framework a {@code FrameworkRun} with its
 * executors, and does everything on one {@code AgentThread}. It may crash and start
 * again, also as a {@code RestartableAgent}; executors go on meanwhile. An
 * {@code ExecutorRun} is a {@code CommandExecutor}, a {@code DefaultExecutor} or a
 * {@code CustomExecutor}; the first two run {@code CommandTask}s, the last speaks the
 * {@code ExecutorApi}, which {@code AgentRoutes} serves on the {@code AgentPort} beside
 * the {@code AgentOperatorApi}.
 * <p>
 * A process is started by the {@code ProcessLauncher}, which refuses what is
 * {@code Unsupported}, makes a {@code Sandbox}, an environment and a {@code CommandLine},
 * and leaves the running {@code ProcessTree} with the {@code LiveProcesses}, so that
 * nothing outlives the agent; {@code SandboxFiles} shows what it wrote. What becomes of a
 * task goes through its {@code StatusUpdateStream} among the {@code TaskUpdates}, which
 * sends one update at a time and again until it is acknowledged, whatever became of the
 * executor.
 */
@NullMarked
package io.github.mesosspring.embedded.agent;

import org.jspecify.annotations.NullMarked;
