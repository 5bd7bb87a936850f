package io.github.mesosspring.autoconfigure;

import java.util.concurrent.ThreadFactory;

/**
 * Makes the threads on which code of the application runs for Mesos: its handlers, and
 * its listeners of application events. They are virtual threads if
 * {@code spring.threads.virtual.enabled} is set and the JVM has them (Java 21 or later);
 * a bean of this type replaces that. Whoever asks for a thread names and starts it.
 * Implementations must be thread-safe.
 */
@FunctionalInterface
public interface MesosThreadFactory extends ThreadFactory {

}
