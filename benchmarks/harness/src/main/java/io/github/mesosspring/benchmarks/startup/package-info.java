/**
 * The start of a web application in a JVM of its own: a
 * {@link io.github.mesosspring.benchmarks.startup.StartUpVariant} is what is started, a
 * {@link io.github.mesosspring.benchmarks.startup.StartUpCost} what it has taken.
 */
@NullMarked
package io.github.mesosspring.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
