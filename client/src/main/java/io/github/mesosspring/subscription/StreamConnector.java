package io.github.mesosspring.subscription;

import java.net.URI;
import java.util.function.Consumer;

import reactor.core.publisher.Flux;

import org.springframework.core.io.buffer.DataBuffer;

/**
 * Sends SUBSCRIBE and hands over the stream it is answered with.
 */
@FunctionalInterface
interface StreamConnector {

	/**
	 * Subscribe.
	 * @param master base URI of the master to try
	 * @param call the encoded SUBSCRIBE
	 * @param head told of the stream before its first buffer
	 * @return the stream; cancelling it closes the connection. Fails with
	 * {@link SubscribeAnswerException} if the answer is no stream
	 */
	Flux<DataBuffer> open(URI master, byte[] call, Consumer<StreamHead> head);

}
