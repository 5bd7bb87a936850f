/**
 * Connects to a master in a container of a test: {@code @ServiceConnection} on a
 * container of Testcontainers becomes {@code MesosConnectionDetails}, by
 * {@link io.github.mesosspring.autoconfigure.testcontainers.MesosContainerConnectionDetailsFactory}.
 */
@NullMarked
package io.github.mesosspring.autoconfigure.testcontainers;

import org.jspecify.annotations.NullMarked;
