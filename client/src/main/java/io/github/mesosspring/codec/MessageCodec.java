package io.github.mesosspring.codec;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import org.jspecify.annotations.Nullable;

/**
 * Turns messages into the bytes of one encoding and back. Implementations are immutable
 * and thread-safe.
 */
public interface MessageCodec {

	/**
	 * Media type of the encoding, byte for byte as a Mesos master expects it in
	 * {@code Content-Type}.
	 * @return the media type, without parameters
	 */
	String mediaType();

	/**
	 * Encode a message.
	 * @param message the message, all required fields set
	 * @return its bytes, owned by the caller
	 */
	byte[] encode(Message message);

	/**
	 * Decode one whole message. Unknown fields and unknown names of optional enums are
	 * ignored.
	 * @param <T> the type of the message
	 * @param bytes exactly one message, not to be changed any more: the message may share
	 * them
	 * @param prototype the default instance of the type
	 * @return the message
	 * @throws CodecException if the bytes are no such message or a required field is
	 * missing
	 */
	<T extends Message> T decode(byte[] bytes, T prototype);

	/**
	 * Read a top-level enum field without decoding the rest.
	 * @param bytes exactly one message
	 * @param field the field, of an enum type
	 * @return its value, or {@code null} if it is absent or names a value this schema
	 * does not know
	 * @throws CodecException if the bytes are malformed before the field is found
	 */
	@Nullable EnumValueDescriptor peekEnum(byte[] bytes, FieldDescriptor field);

}
