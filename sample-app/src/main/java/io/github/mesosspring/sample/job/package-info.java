/**
 * Jobs and where they live. A {@link io.github.mesosspring.sample.job.Job} is an
 * immutable value; {@link io.github.mesosspring.sample.job.Jobs} is the one place that
 * replaces a value by the next, and does so only after the {@code JobFile} has it on
 * disk, so that whatever was seen or sent by this process is still known after a crash.
 */
@NullMarked
package io.github.mesosspring.sample.job;

import org.jspecify.annotations.NullMarked;
