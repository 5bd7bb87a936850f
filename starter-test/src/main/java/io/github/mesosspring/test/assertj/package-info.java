/**
 * Assertions on what frameworks did to an embedded Mesos.
 * {@link io.github.mesosspring.test.assertj.MesosAssertions} is the entry. Each assertion
 * is an {@code Expectation} of {@code Observations}, which read the journal of the
 * cluster; a {@code FailureText} shows what was seen instead.
 */
@NullMarked
package io.github.mesosspring.test.assertj;

import org.jspecify.annotations.NullMarked;
