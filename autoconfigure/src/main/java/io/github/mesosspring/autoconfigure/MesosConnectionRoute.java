package io.github.mesosspring.autoconfigure;

/**
 * Connection details of which a framework with credentials of its own takes only the way
 * to the master: the address and the encryption. As a bean of a framework it replaces
 * {@code mesos.master} and {@code mesos.ssl}, but not {@code mesos.security}.
 *
 * @param details lead to the master
 */
public record MesosConnectionRoute(MesosConnectionDetails details) {
}
