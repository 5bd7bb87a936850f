/**
 * The health of the subscription, of a framework to its master or of an executor to its
 * agent, for Actuator: a snapshot without input or output.
 */
@NullMarked
package io.github.mesosspring.autoconfigure.health;

import org.jspecify.annotations.NullMarked;
