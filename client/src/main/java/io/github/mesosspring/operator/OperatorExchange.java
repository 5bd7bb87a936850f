package io.github.mesosspring.operator;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

import io.github.mesosspring.http.MasterAuthentication;
import io.github.mesosspring.http.MasterRedirect;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.BodyInserter;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * One HTTP request to a master or an agent and its answer.
 */
final class OperatorExchange {

	static final String PATH = "/api/v1";

	/** Enough for any error text; a hostile body has to end somewhere. */
	private static final int MAX_WORDS = 8 * 1024;

	private static final byte[] EMPTY = new byte[0];

	private OperatorExchange() {
	}

	/**
	 * Send a call once.
	 * @param <T> what the answer is made of
	 * @param client sends the request
	 * @param uri where to
	 * @param request the call
	 * @param accepted reads the answer of a call that was accepted
	 * @return what that made of it; fails with an {@link OperatorCallRejectedException},
	 * a {@link RedirectedException} or whatever broke the exchange
	 */
	static <T> Flux<T> post(WebClient client, URI uri, OperatorRequest request,
			Function<ClientResponse, Flux<T>> accepted) {
		return client.post()
			// the template keeps the tags of http.client.requests few
			.uri(PATH, (builder) -> uri)
			.contentType(request.mediaType())
			.accept(request.mediaType())
			.contentLength(request.body().length)
			.attributes(MasterAuthentication.to(request.recipient()))
			.attributes(MasterAuthentication.onRefusal(request::rewind))
			.body(body(request))
			.exchangeToFlux((response) -> answer(uri, request, response, accepted));
	}

	/**
	 * Read a whole body.
	 * @param response has the body
	 * @param limit how long it may be, in bytes
	 */
	static Mono<byte[]> read(ClientResponse response, int limit) {
		return read(response.body(BodyExtractors.toDataBuffers()), limit);
	}

	private static BodyInserter<Void, ClientHttpRequest> body(OperatorRequest request) {
		return (message, context) -> request.begin()
				? message.writeWith(Mono.fromSupplier(() -> message.bufferFactory().wrap(request.body())))
				: Mono.error(new IllegalStateException("the call was given up before it was written"));
	}

	static <T> Flux<T> answer(URI uri, OperatorRequest request, ClientResponse response,
			Function<ClientResponse, Flux<T>> accepted) {
		int status = response.statusCode().value();
		if (status == 200 || status == 202) {
			return accepted.apply(response);
		}
		return words(response).flatMapMany((words) -> Flux.error(refusal(uri, request, response, words)));
	}

	private static RuntimeException refusal(URI uri, OperatorRequest request, ClientResponse response, String words) {
		int status = response.statusCode().value();
		URI server = MasterRedirect.base(uri);
		if (status != 307 && status != 308) {
			return new OperatorCallRejectedException(request.name(), server, status, words,
					request.hint(status, words));
		}
		String location = response.headers().asHttpHeaders().getFirst(HttpHeaders.LOCATION);
		if (location == null) {
			return new OperatorCallRejectedException(request.name(), server, status, "The redirect has no Location");
		}
		try {
			URI target = MasterRedirect.resolve(uri, location);
			return new RedirectedException(target, new OperatorCallRejectedException(request.name(), server, status,
					"The redirect to " + target + " is not followed"));
		}
		catch (IllegalArgumentException ex) {
			return new OperatorCallRejectedException(request.name(), server, status, text(ex.getMessage()));
		}
	}

	private static String text(@Nullable String message) {
		return (message != null) ? message : "";
	}

	private static Mono<String> words(ClientResponse response) {
		Flux<DataBuffer> body = response.body(BodyExtractors.toDataBuffers());
		return read(DataBufferUtils.takeUntilByteCount(body, MAX_WORDS), MAX_WORDS)
			.map((words) -> new String(words, StandardCharsets.UTF_8).strip())
			.onErrorReturn("");
	}

	private static Mono<byte[]> read(Flux<DataBuffer> body, int limit) {
		return DataBufferUtils.join(body, limit).map((buffer) -> {
			byte[] bytes = new byte[buffer.readableByteCount()];
			buffer.read(bytes);
			DataBufferUtils.release(buffer);
			return bytes;
		}).defaultIfEmpty(EMPTY);
	}

}
