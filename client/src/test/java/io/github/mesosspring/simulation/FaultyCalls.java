package io.github.mesosspring.simulation;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.call.CallResponse;
import io.github.mesosspring.protocol.scheduler.Call;
import reactor.core.publisher.Mono;

/**
 * A place for mutants between those who make calls and those who send them.
 */
class FaultyCalls implements CallOperations {

	private final CallOperations calls;

	FaultyCalls(CallOperations calls) {
		this.calls = calls;
	}

	@Override
	public Mono<CallResponse> send(Call call) {
		return this.calls.send(call);
	}

	@Override
	public CallResponse sendAndAwait(Call call) {
		return this.calls.sendAndAwait(call);
	}

}
