/**
 * The meters of a framework, or of an executor, all tagged with its name and registered
 * by {@code FrameworkMeters}. Listeners ({@code Meter...Listener}) count what the client
 * tells them, in counters that are there from the start. Gauges ({@code ...Metrics}) read
 * figures that the client keeps at hand, without a lock and without a look at what they
 * count. No tag has more values than the code, the protocol or the configuration has
 * words.
 * <p>
 * Observations are made by the client itself, which knows what belongs to what.
 */
@NullMarked
package io.github.mesosspring.autoconfigure.metrics;

import org.jspecify.annotations.NullMarked;
