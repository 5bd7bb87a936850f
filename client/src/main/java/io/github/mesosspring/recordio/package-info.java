/**
 * RecordIO, the framing of all Mesos streams. One
 * {@link io.github.mesosspring.recordio.RecordIoDecoder} a stream takes buffers as they
 * come from the network and gives records; {@code RecordHeader} reads the lengths between
 * them. What breaks the framing is a
 * {@link io.github.mesosspring.recordio.RecordIoException}, after which the stream is
 * lost. {@link io.github.mesosspring.recordio.RecordIoEncoder} is the other direction.
 */
@NullMarked
package io.github.mesosspring.recordio;

import org.jspecify.annotations.NullMarked;
