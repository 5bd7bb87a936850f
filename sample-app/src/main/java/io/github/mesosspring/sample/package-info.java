/**
 * A job runner: a small but whole Mesos framework on the starter. {@code web} takes jobs
 * in over REST, {@code scheduling} places them on offers and follows what becomes of
 * them, {@code job} keeps them in a file. Each package uses only those named after it.
 */
@NullMarked
package io.github.mesosspring.sample;

import org.jspecify.annotations.NullMarked;
