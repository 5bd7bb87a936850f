package io.github.mesosspring.operator;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import com.google.protobuf.Message;
import io.github.mesosspring.codec.CodecException;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.http.MesosWebClients;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.web.reactive.function.client.ClientResponse;

/**
 * Sends calls to a master or an agent, whichever its route leads to. Every call ends with
 * its answer or an {@link OperatorCallException}.
 */
final class OperatorClient {

	private static final byte[] EMPTY = new byte[0];

	private final MesosWebClients clients;

	private final OperatorRoute route;

	private final OperatorSettings settings;

	OperatorClient(MesosWebClients clients, OperatorRoute route, OperatorSettings settings) {
		this.clients = clients;
		this.route = route;
		this.settings = settings;
	}

	<R extends Message> Mono<R> send(Message call, @Nullable Duration timeout, R prototype) {
		return exchange(call, timeout).flatMap((answer) -> decode(call, answer, prototype));
	}

	Mono<OperatorAnswer> exchange(Message call, @Nullable Duration timeout) {
		return exchange(() -> {
			if (OperatorRules.isStream(call)) {
				throw new OperatorCallNotSentException(OperatorRules.name(call),
						"its answer is a stream, for which there is a method of its own", null);
			}
			return OperatorRequest.of(call, this.settings.codec());
		}, timeout);
	}

	Mono<OperatorAnswer> exchange(Encoding encoding, byte[] call) {
		return exchange(() -> OperatorRequest.untyped(encoding, call), null);
	}

	private Mono<OperatorAnswer> exchange(Supplier<OperatorRequest> requests, @Nullable Duration timeout) {
		return Mono.defer(() -> {
			OperatorRequest request = requests.get();
			Duration limit = (timeout != null || request.isLongPoll()) ? timeout : this.settings.timeout();
			Mono<OperatorAnswer> answer = this.route.follow(request, (uri) -> attempt(request, uri)).singleOrEmpty();
			return ((limit != null) ? answer.timeout(limit, this.settings.scheduler()) : answer)
				.onErrorMap((failure) -> outcome(request, limit, failure));
		})
			// large answers take long to decode, and the network is not to wait for that
			.publishOn(this.settings.scheduler());
	}

	private Flux<OperatorAnswer> attempt(OperatorRequest request, URI uri) {
		return OperatorExchange.post(request.isLongPoll() ? this.clients.stream() : this.clients.operator(), uri,
				request, this::answer);
	}

	private Flux<OperatorAnswer> answer(ClientResponse response) {
		int status = response.statusCode().value();
		if (status == 202) {
			// nothing that happens to the connection now can take it back
			return response.releaseBody().onErrorComplete().thenReturn(new OperatorAnswer(status, EMPTY)).flux();
		}
		return OperatorExchange.read(response, this.settings.maxAnswerSize())
			.map((body) -> new OperatorAnswer(status, body))
			.flux();
	}

	private <R extends Message> Mono<R> decode(Message call, OperatorAnswer answer, R prototype) {
		if (answer.body().length == 0) {
			return Mono.empty();
		}
		try {
			return Mono.just(this.settings.codec().decode(answer.body(), prototype));
		}
		catch (CodecException ex) {
			return Mono.error(new OperatorCallUnknownException(OperatorRules.name(call),
					"the answer cannot be read: " + ex.getMessage(), ex));
		}
	}

	private OperatorCallException outcome(OperatorRequest request, @Nullable Duration limit, Throwable failure) {
		if (failure instanceof RedirectedException redirect) {
			return redirect.refusal();
		}
		if (failure instanceof OperatorCallException outcome) {
			return outcome;
		}
		boolean neverSent = request.abandon();
		if (failure instanceof TimeoutException) {
			return timedOut(request, limit, neverSent, failure);
		}
		if (failure instanceof DataBufferLimitException) {
			return new OperatorCallUnknownException(request.name(), "the answer has more than "
					+ this.settings.maxAnswerSize() + " bytes; raise mesos.operator.max-answer-size", failure);
		}
		String words = words(failure);
		return neverSent
				? new OperatorCallNotSentException(request.name(), "no connection to " + this.route + ": " + words,
						failure)
				: new OperatorCallUnknownException(request.name(), this.route + " gave no answer: " + words, failure);
	}

	private OperatorCallException timedOut(OperatorRequest request, @Nullable Duration limit, boolean neverSent,
			Throwable failure) {
		Throwable last = request.lastFailure();
		String detail = this.route + " gave no answer within " + limit
				+ ((last != null) ? "; the try before failed with: " + words(last) : "");
		return neverSent ? new OperatorCallNotSentException(request.name(), detail, failure)
				: new OperatorCallUnknownException(request.name(), detail, failure);
	}

	/**
	 * What to say of a failure: the message of what caused it, or its name if it has
	 * none.
	 */
	static String words(Throwable failure) {
		Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
		return (cause.getMessage() != null) ? cause.getMessage() : cause.getClass().getSimpleName();
	}

}
