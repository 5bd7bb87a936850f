/**
 * What the subscription of a framework and that of an executor share to look after an
 * endless stream: an {@link io.github.mesosspring.stream.Actor} does one thing after
 * another by a {@link io.github.mesosspring.stream.Clock}, and a
 * {@link io.github.mesosspring.stream.LivenessWatch} notices that a stream is dead.
 * <p>
 * Internal: public only because it is used by several packages. It may change without
 * notice.
 */
@NullMarked
package io.github.mesosspring.stream;

import org.jspecify.annotations.NullMarked;
