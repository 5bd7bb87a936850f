package io.github.mesosspring.benchmarks.micro;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.call.CallResponse;
import io.github.mesosspring.protocol.scheduler.Call;
import reactor.core.publisher.Mono;

/**
 * Accepts every call at once, without a network, and counts them.
 */
final class AcceptingCalls implements CallOperations {

	private static final CallResponse ACCEPTED = new CallResponse(202, new byte[0]);

	long count;

	@Override
	public Mono<CallResponse> send(Call call) {
		this.count++;
		return Mono.just(ACCEPTED);
	}

	@Override
	public CallResponse sendAndAwait(Call call) {
		this.count++;
		return ACCEPTED;
	}

}
