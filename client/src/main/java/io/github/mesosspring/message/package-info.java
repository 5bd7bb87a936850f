/**
 * Thin help with the messages that people write by hand most. All of it returns the plain
 * messages of the protocol, which can be changed further by their own builders, and none
 * of it checks or completes anything: that is for the master.
 * {@link io.github.mesosspring.message.TaskBuilder} makes a task from command, resources
 * and container; {@link io.github.mesosspring.message.ContainerBuilder} a container;
 * {@link io.github.mesosspring.message.HealthChecks},
 * {@link io.github.mesosspring.message.Resources} and
 * {@link io.github.mesosspring.message.Operations} are collections of functions.
 */
@NullMarked
package io.github.mesosspring.message;

import org.jspecify.annotations.NullMarked;
