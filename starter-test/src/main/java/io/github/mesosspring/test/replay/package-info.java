/**
 * Plays recorded traffic into a framework's handlers, without a network.
 */
@NullMarked
package io.github.mesosspring.test.replay;

import org.jspecify.annotations.NullMarked;
