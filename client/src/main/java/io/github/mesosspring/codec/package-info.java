/**
 * Messages to bytes and back. An {@link io.github.mesosspring.codec.Encoding} names a
 * {@link io.github.mesosspring.codec.MessageCodec}: plain protobuf, or the JSON dialect
 * of Mesos. The latter walks the descriptors: {@code JsonTypes} holds what a dialect
 * makes of each message type, a {@code JsonFields}; {@code JsonMessageReader} with
 * {@code JsonScalars} and {@code JsonNumbers} fills builders from it,
 * {@code JsonEventReader} events in the shapes of the first document too,
 * {@code JsonMessageWriter} writes messages. Both are slow, since they ask protobuf for
 * each field by reflection: what is plain goes by {@code JsonWireReader} and
 * {@code JsonWireWriter} instead, which put the wire format in between and go through the
 * bytes of the text themselves ({@code JsonScanner}, {@code JsonText}), and give up on
 * all else before anything is lost. Fields then come in the order of their numbers. Since
 * masters always write them in the same one, the reader first looks for the name that
 * came next the last time, and for any only if it is not that. {@code JsonStreams} is the
 * only class that knows how JSON texts begin, end and break.
 * {@link io.github.mesosspring.codec.MesosJson} gives those who play the master the codec
 * that writes as masters do, of today or of another
 * {@link io.github.mesosspring.codec.JsonDialect}.
 */
@NullMarked
package io.github.mesosspring.codec;

import org.jspecify.annotations.NullMarked;
