/**
 * Agents that run nothing: what becomes of their tasks is written in scripts. A
 * {@link io.github.mesosspring.embedded.script.TaskScript} is the fate of one task,
 * {@link io.github.mesosspring.embedded.script.TaskScripts} decides which task has which,
 * {@link io.github.mesosspring.embedded.script.ScriptedAgents} makes the agents.
 * <p>
 * Inside, a {@code ScriptedAgent} has one {@code ScriptedTask} for each task, which plays
 * the {@code TaskPlan} of its script on the clock of the agent's thread, and one
 * {@code ScriptedExecutor} for what tasks of the same executor share. Updates are written
 * by {@code ScriptedUpdates} and go through the same stream as those of agents that run
 * processes.
 */
@NullMarked
package io.github.mesosspring.embedded.script;

import org.jspecify.annotations.NullMarked;
