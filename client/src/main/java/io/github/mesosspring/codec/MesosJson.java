package io.github.mesosspring.codec;

/**
 * The ways to write the JSON dialect of Mesos. Those without a dialect of their own read
 * alike.
 */
public final class MesosJson {

	private static final MessageCodec MASTER = new JsonCodec(true);

	private MesosJson() {
	}

	/**
	 * A codec that reads and writes as a master of another age does.
	 * @param dialect in what it differs
	 * @return a new codec, thread-safe, to be kept: it learns the message types it meets
	 */
	public static MessageCodec masterCodec(JsonDialect dialect) {
		return new JsonCodec(dialect);
	}

	/**
	 * The codec that writes as a master and an agent do: fields with a declared default
	 * that is not deprecated are written even if they are not set, and so are some lists
	 * of the operator API though they are empty. A client uses {@link Encoding#codec()}
	 * instead, which writes only what is set.
	 * @return the codec, shared and thread-safe
	 */
	public static MessageCodec masterCodec() {
		return MASTER;
	}

}
