package io.github.mesosspring.codec;

/**
 * The two ways to write the JSON dialect of Mesos. They read alike.
 */
public final class MesosJson {

	private static final MessageCodec MASTER = new JsonCodec(true);

	private MesosJson() {
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
