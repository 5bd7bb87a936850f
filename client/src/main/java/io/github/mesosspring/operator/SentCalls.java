package io.github.mesosspring.operator;

import java.time.Duration;

import com.google.protobuf.Message;
import io.github.mesosspring.codec.Encoding;
import reactor.core.publisher.Mono;

/**
 * Sends the calls of one of the operator APIs.
 */
abstract class SentCalls<C extends Message, R extends Message> implements OperatorCalls<C, R> {

	private final OperatorClient client;

	private final R prototype;

	/**
	 * Create it.
	 * @param client sends the calls
	 * @param prototype an answer, of whose type all are
	 */
	SentCalls(OperatorClient client, R prototype) {
		this.client = client;
		this.prototype = prototype;
	}

	@Override
	public Mono<R> send(C call) {
		return this.client.send(call, null, this.prototype);
	}

	@Override
	public Mono<R> send(C call, Duration timeout) {
		return this.client.send(call, timeout, this.prototype);
	}

	@Override
	public Mono<OperatorAnswer> exchange(C call) {
		return this.client.exchange(call, null);
	}

	@Override
	public Mono<OperatorAnswer> exchange(C call, Duration timeout) {
		return this.client.exchange(call, timeout);
	}

	@Override
	public Mono<OperatorAnswer> exchange(Encoding encoding, byte[] call) {
		return this.client.exchange(encoding, call);
	}

}
