/**
 * What the subscription of a framework, that of an executor and the event stream of an
 * operator share to look after an endless stream: an
 * {@link io.github.mesosspring.stream.Actor} does one thing after another by a
 * {@link io.github.mesosspring.stream.Clock}, a
 * {@link io.github.mesosspring.stream.LivenessWatch} notices that a stream is dead, and a
 * {@link io.github.mesosspring.stream.Backoff} says how long to wait for the next one.
 * <p>
 * Internal: public only because it is used by several packages. It may change without
 * notice.
 */
@NullMarked
package io.github.mesosspring.stream;

import org.jspecify.annotations.NullMarked;
