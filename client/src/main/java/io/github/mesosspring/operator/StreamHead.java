package io.github.mesosspring.operator;

import java.net.URI;

import io.github.mesosspring.codec.MessageCodec;

/**
 * What is known of a stream before its first byte.
 *
 * @param server base URI of the master or agent that answered, after all redirects
 * @param codec the encoding of the records
 */
record StreamHead(URI server, MessageCodec codec) {
}
