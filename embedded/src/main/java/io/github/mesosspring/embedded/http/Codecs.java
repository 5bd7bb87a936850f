package io.github.mesosspring.embedded.http;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.codec.MesosJson;
import io.github.mesosspring.codec.MessageCodec;

/**
 * The encodings as one process reads and writes them.
 *
 * @param json its JSON
 * @param protobuf its protobuf
 */
public record Codecs(MessageCodec json, MessageCodec protobuf) {

	/** Those of masters and agents of today. */
	public static final Codecs CURRENT = new Codecs(MesosJson.masterCodec(), Encoding.PROTOBUF.codec());

}
