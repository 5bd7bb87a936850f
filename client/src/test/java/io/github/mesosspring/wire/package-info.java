/**
 * Traffic recorded from a real master and agent (test resources {@code wire}), for replay
 * and comparison. {@link io.github.mesosspring.wire.Recordings} lists the scenarios, a
 * {@link io.github.mesosspring.wire.Recording} holds the
 * {@link io.github.mesosspring.wire.Exchange}s of one, each an
 * {@link io.github.mesosspring.wire.HttpMessage} either way and, for streams, the events
 * that were seen in it. Other modules use it through the test jar.
 */
@NullMarked
package io.github.mesosspring.wire;

import org.jspecify.annotations.NullMarked;
