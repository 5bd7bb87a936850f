/**
 * An executor that is small enough to be copied. {@code Tasks} has a method for each kind
 * of event, and a {@code ShellTask} is a task with its process.
 */
@NullMarked
package io.github.mesosspring.sample.executor;

import org.jspecify.annotations.NullMarked;
