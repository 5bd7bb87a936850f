/**
 * The embedded Mesos as a program of its own:
 * {@link io.github.mesosspring.embedded.standalone.Main} reads {@code StandaloneOptions}
 * and runs until it is told to stop.
 */
@NullMarked
package io.github.mesosspring.embedded.standalone;

import org.jspecify.annotations.NullMarked;
