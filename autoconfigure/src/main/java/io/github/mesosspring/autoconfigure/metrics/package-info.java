/**
 * The meters of the framework, or the executor, all tagged with its name. Listeners count
 * what the client tells them, a binder looks at the subscription whenever the gauges are
 * read, and a filter adds the tag to the client's observations.
 */
@NullMarked
package io.github.mesosspring.autoconfigure.metrics;

import org.jspecify.annotations.NullMarked;
