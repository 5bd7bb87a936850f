/**
 * A master that does as little as a measurement needs, on plain Reactor Netty and with
 * prepared bytes: it is neither the embedded master nor any other code of ours.
 */
@NullMarked
package io.github.mesosspring.benchmarks.master;

import org.jspecify.annotations.NullMarked;
