package io.github.mesosspring.sample.job;

/**
 * The intent to run a job as a task: written down before the ACCEPT is sent, so that the
 * task can be asked for after a crash.
 *
 * @param taskId id of the task, never used twice
 * @param agentId id of the agent
 * @param hostname host of the agent
 * @param frameworkId id of the framework it is launched by; another framework could learn
 * nothing about it
 */
public record Launch(String taskId, String agentId, String hostname, String frameworkId) {
}
