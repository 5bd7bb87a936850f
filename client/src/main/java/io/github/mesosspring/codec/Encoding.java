package io.github.mesosspring.codec;

/**
 * The encodings Mesos speaks.
 */
public enum Encoding {

	/** Binary protobuf: {@code application/x-protobuf}. */
	PROTOBUF(new ProtobufCodec()),

	/** The JSON dialect of Mesos: {@code application/json}. */
	JSON(new JsonCodec(false));

	private final MessageCodec codec;

	Encoding(MessageCodec codec) {
		this.codec = codec;
	}

	/**
	 * The codec of this encoding.
	 * @return the codec, shared and thread-safe
	 */
	public MessageCodec codec() {
		return this.codec;
	}

}
