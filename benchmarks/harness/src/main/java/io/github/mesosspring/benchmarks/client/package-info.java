/**
 * The contestants of this house:
 * {@link io.github.mesosspring.benchmarks.client.StarterProgram}, an application with the
 * starter and its defaults, and the limit,
 * {@link io.github.mesosspring.benchmarks.client.BareProgram}, which does with Reactor
 * Netty and Protobuf alone what cannot be left out and nothing else. Each is a program of
 * its own.
 */
@NullMarked
package io.github.mesosspring.benchmarks.client;

import org.jspecify.annotations.NullMarked;
