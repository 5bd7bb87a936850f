/**
 * An embedded Mesos for tests without Spring. The extension starts and closes it; virtual
 * time lets its clock be set forward.
 */
@NullMarked
package io.github.mesosspring.test.junit;

import org.jspecify.annotations.NullMarked;
