/**
 * The health of the subscription, for Actuator: a snapshot without input or output.
 */
@NullMarked
package io.github.mesosspring.autoconfigure.health;

import org.jspecify.annotations.NullMarked;
