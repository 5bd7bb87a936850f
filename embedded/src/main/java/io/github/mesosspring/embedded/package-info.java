/**
 * An in-JVM Mesos. {@link io.github.mesosspring.embedded.EmbeddedMesos} is the entry: it
 * starts a master from the package {@code master}, whose agents come from the package
 * {@code agent}.
 */
@NullMarked
package io.github.mesosspring.embedded;

import org.jspecify.annotations.NullMarked;
