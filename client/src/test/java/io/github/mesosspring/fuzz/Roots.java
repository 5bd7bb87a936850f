package io.github.mesosspring.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.github.mesosspring.codec.CodecException;
import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.wire.Api;
import org.jspecify.annotations.Nullable;

/**
 * The types of messages that come over the network, of which the first byte of an input
 * chooses one.
 */
final class Roots {

	private static final List<Message> ALL = Stream.of(Api.values())
		.flatMap((api) -> Stream.of(api.call(), api.event(), api.answer()))
		.filter(Objects::nonNull)
		.toList();

	private Roots() {
	}

	static byte[] input(Message message, byte[] bytes) {
		return prepended(ALL.indexOf(message.getDefaultInstanceForType()), bytes);
	}

	static byte[] prepended(int first, byte[] bytes) {
		byte[] input = new byte[bytes.length + 1];
		input[0] = (byte) first;
		System.arraycopy(bytes, 0, input, 1, bytes.length);
		return input;
	}

	/**
	 * Read an input: it is a message, which is the same when it was written and read
	 * again, or it is refused.
	 */
	static void read(byte[] input, MessageCodec codec) {
		decode(input, codec, (message) -> {
			Message again = codec.decode(codec.encode(message), message.getDefaultInstanceForType());
			require(again.equals(message), "Not the same when read again");
		});
	}

	/**
	 * Read an input, and look at the message if it is not refused.
	 */
	static void decode(byte[] input, MessageCodec codec, Consumer<Message> check) {
		if (input.length == 0) {
			return;
		}
		Message root = ALL.get(Byte.toUnsignedInt(input[0]) % ALL.size());
		byte[] bytes = Arrays.copyOfRange(input, 1, input.length);
		FieldDescriptor type = root.getDescriptorForType().findFieldByName("type");
		refusable(() -> codec.peekEnum(bytes, type));
		Message message = refusable(() -> codec.decode(bytes, root));
		if (message != null) {
			check.accept(message);
		}
	}

	static void require(boolean condition, String otherwise) {
		if (!condition) {
			throw new AssertionError(otherwise);
		}
	}

	private static <T> @Nullable T refusable(Supplier<@Nullable T> reading) {
		try {
			return reading.get();
		}
		catch (CodecException ex) {
			require(!ex.getDetail().isEmpty(), "Refused without a reason");
			return null;
		}
	}

}
