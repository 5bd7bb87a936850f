/**
 * The work that a contestant is measured by, the same for all. A program hands a
 * {@link io.github.mesosspring.benchmarks.contestant.Contestant}, which is one client, to
 * {@link io.github.mesosspring.benchmarks.contestant.ContestantProgram}. That runs the
 * {@link io.github.mesosspring.benchmarks.contestant.Scenario scenarios} named by its
 * arguments against the neutral server and prints what they measured. A scenario tells
 * the server what to send by the name of the framework, and when to go on by a request
 * beside the stream ({@link io.github.mesosspring.benchmarks.contestant.Control}).
 * <p>
 * Nothing but the JDK is used, so that it runs beside the libraries of any client.
 */
@NullMarked
package io.github.mesosspring.benchmarks.contestant;

import org.jspecify.annotations.NullMarked;
