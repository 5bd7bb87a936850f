package io.github.mesosspring.codec;

import java.util.function.Supplier;

import org.springframework.util.function.SingletonSupplier;

/**
 * The encodings Mesos speaks.
 */
public enum Encoding {

	/** Binary protobuf: {@code application/x-protobuf}. */
	PROTOBUF(ProtobufCodec::new),

	/** The JSON dialect of Mesos: {@code application/json}. */
	JSON(() -> new JsonCodec(false));

	private final SingletonSupplier<MessageCodec> codec;

	Encoding(Supplier<MessageCodec> codec) {
		this.codec = SingletonSupplier.of(codec);
	}

	/**
	 * The codec of this encoding.
	 * @return the codec, shared and thread-safe
	 */
	public MessageCodec codec() {
		return this.codec.obtain();
	}

}
