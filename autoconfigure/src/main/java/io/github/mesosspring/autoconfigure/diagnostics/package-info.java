/**
 * What somebody reads whose configuration is wrong. A failed start is explained by a
 * {@code FailureAnalyzer}, of which each turns one kind of exception into a description
 * and an action. {@code NearMissKeys} names keys below {@code mesos} that nobody reads
 * and that look like slips. All of them are registered in
 * {@code META-INF/spring.factories}; nothing here is a bean, and no other package uses
 * this one.
 */
@NullMarked
package io.github.mesosspring.autoconfigure.diagnostics;

import org.jspecify.annotations.NullMarked;
