/**
 * Inputs that a fuzzer makes up, guided by the branches they reach, for whatever reads
 * bytes from the network. Each class has one target and is run in a JVM of its own (see
 * {@code docs/conformance.md}). {@link io.github.mesosspring.fuzz.Seeds} are where it
 * starts from, {@link io.github.mesosspring.fuzz.Budget} holds that an input costs no
 * more memory than its size warrants and counts the inputs.
 */
@NullMarked
package io.github.mesosspring.fuzz;

import org.jspecify.annotations.NullMarked;
