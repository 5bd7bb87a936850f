package io.github.mesosspring.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.mesosspring.call.CallException;
import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.call.CallResponse;
import io.github.mesosspring.protocol.scheduler.Call;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Accepts every call and remembers it.
 */
class RecordingCalls implements CallOperations {

	final List<Call> sent = new CopyOnWriteArrayList<>();

	/** Why none is accepted any more. */
	volatile @Nullable CallException refusal;

	List<Call> sent(Call.Type type) {
		return this.sent.stream().filter((call) -> call.getType() == type).toList();
	}

	@Override
	public Mono<CallResponse> send(Call call) {
		CallException failure = this.refusal;
		if (failure != null) {
			return Mono.error(failure);
		}
		this.sent.add(call);
		return Mono.just(new CallResponse(202, new byte[0]));
	}

	@Override
	public CallResponse sendAndAwait(Call call) {
		return send(call).block();
	}

}
