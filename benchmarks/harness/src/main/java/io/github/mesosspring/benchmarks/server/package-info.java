/**
 * The server that every contestant is measured against:
 * {@link io.github.mesosspring.benchmarks.server.NeutralServer}, plain Reactor Netty in a
 * JVM of its own. It sends bytes that were prepared before
 * ({@link io.github.mesosspring.benchmarks.server.Script}, made of
 * {@link io.github.mesosspring.benchmarks.server.Part parts}), as fast as the connection
 * takes them ({@link io.github.mesosspring.benchmarks.server.EventStream}), and counts
 * the calls ({@link io.github.mesosspring.benchmarks.server.CallCount}), which it answers
 * with 202 as soon as it has read them, without a look at them.
 */
@NullMarked
package io.github.mesosspring.benchmarks.server;

import org.jspecify.annotations.NullMarked;
