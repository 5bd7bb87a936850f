/**
 * Tests of frameworks against an embedded Mesos.
 * {@link io.github.mesosspring.test.EmbeddedMesos @EmbeddedMesos} on a Spring test class
 * starts a cluster together with the application context, through a context customizer,
 * and {@code EmbeddedMesosTestExtension} gives it to test methods. The sub packages also
 * work without Spring: assertions, the JUnit extension and virtual time.
 */
@NullMarked
package io.github.mesosspring.test;

import org.jspecify.annotations.NullMarked;
