package io.github.mesosspring.sample.scheduling;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.call.CallResponse;
import io.github.mesosspring.protocol.scheduler.Call;
import reactor.core.publisher.Mono;

/**
 * Keeps the calls that were made, and answers them as told.
 */
public class FakeCalls implements CallOperations {

	private final List<Call> calls = new CopyOnWriteArrayList<>();

	private volatile Function<Call, Mono<CallResponse>> answer = (call) -> Mono
		.just(new CallResponse(202, new byte[0]));

	void answer(Function<Call, Mono<CallResponse>> answer) {
		this.answer = answer;
	}

	public List<Call> made(Call.Type type) {
		return this.calls.stream().filter((call) -> call.getType() == type).toList();
	}

	public List<Call.Type> types() {
		return this.calls.stream().map(Call::getType).toList();
	}

	public void forget() {
		this.calls.clear();
	}

	@Override
	public Mono<CallResponse> send(Call call) {
		this.calls.add(call);
		return this.answer.apply(call);
	}

	@Override
	public CallResponse sendAndAwait(Call call) {
		throw new UnsupportedOperationException();
	}

}
