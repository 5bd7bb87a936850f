package io.github.mesosspring.operator;

import java.time.Duration;
import java.util.function.Function;

import com.google.protobuf.Message;
import io.github.mesosspring.protocol.DurationInfo;
import reactor.core.publisher.Mono;

/**
 * What the typed methods make of calls and answers.
 */
final class OperatorPayloads {

	private static final int OK = 200;

	private OperatorPayloads() {
	}

	/**
	 * Send a call whose answer has a payload. One without any, as an agent writes for
	 * nothing at all, is an empty payload.
	 */
	static <C extends Message, R extends Message, T> Mono<T> ask(OperatorCalls<C, R> calls, C call,
			Function<R, T> payload) {
		return calls.send(call)
			.switchIfEmpty(Mono.error(
					() -> new OperatorCallUnknownException(OperatorRules.name(call), "the answer has no body", null)))
			.map(payload);
	}

	/**
	 * Send a call that launches something.
	 * @return whether it was launched, and not there before
	 */
	static <C extends Message, R extends Message> Mono<Boolean> launch(OperatorCalls<C, R> calls, C call) {
		return calls.exchange(call).map(OperatorPayloads::isLaunched);
	}

	/**
	 * Send a call that launches something, with a time of its own.
	 * @return whether it was launched, and not there before
	 */
	static <C extends Message, R extends Message> Mono<Boolean> launch(OperatorCalls<C, R> calls, C call,
			Duration timeout) {
		return calls.exchange(call, timeout).map(OperatorPayloads::isLaunched);
	}

	private static boolean isLaunched(OperatorAnswer answer) {
		return answer.status() == OK;
	}

	static DurationInfo duration(Duration duration) {
		return DurationInfo.newBuilder().setNanoseconds(duration.toNanos()).build();
	}

}
