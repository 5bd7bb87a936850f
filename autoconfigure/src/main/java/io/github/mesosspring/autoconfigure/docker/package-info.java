/**
 * Connects to a master that Docker Compose has started: its service becomes
 * {@code MesosConnectionDetails}, by
 * {@link io.github.mesosspring.autoconfigure.docker.MesosDockerComposeConnectionDetailsFactory}.
 */
@NullMarked
package io.github.mesosspring.autoconfigure.docker;

import org.jspecify.annotations.NullMarked;
