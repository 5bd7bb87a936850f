package io.github.mesosspring.subscription;

import java.net.URI;
import java.util.function.Consumer;
import java.util.function.Function;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;

/**
 * Sends SUBSCRIBE and hands over the stream it is answered with.
 */
@FunctionalInterface
interface StreamConnector {

	/**
	 * Subscribe.
	 * @param master base URI of the master to try
	 * @param call the encoded SUBSCRIBE for a master, by its base URI: for the one to try
	 * first, then for each that redirects lead to, which need not understand the same
	 * @param head told of the stream before its first buffer
	 * @return the stream; cancelling it closes the connection. Fails with
	 * {@link SubscribeAnswerException} if the answer is no stream
	 */
	Flux<DataBuffer> open(URI master, Function<URI, Mono<byte[]>> call, Consumer<StreamHead> head);

}
