package io.github.mesosspring.operator;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiFunction;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.http.MasterAuthentication;
import io.github.mesosspring.http.MasterRedirect;
import io.github.mesosspring.http.Recipient;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Requests with a stream as answer or body, each on a connection of its own.
 * {@code Accept} names the encoding and not {@code application/recordio}: the answer is
 * framed all the same, and agents before 1.7 crash otherwise (MESOS-8985).
 *
 * @param client the client for streams
 * @param codec the encoding of what is sent and asked for
 */
record StreamExchange(WebClient client, MessageCodec codec) {

	private static final MediaType RECORDIO = MediaType.parseMediaType("application/recordio");

	private static final String RECORD_TYPE = "Message-Content-Type";

	private static final int MAX_HOPS = 5;

	/**
	 * Send a call that is answered with a stream.
	 * @param <T> what is made of the stream
	 * @param uri where to, and nowhere else
	 * @param request the call
	 * @param reader makes something of the stream
	 * @return that; fails with an {@link OperatorCallRejectedException} if the call is
	 * refused, a {@link RedirectedException}, or whatever broke the stream
	 */
	<T> Flux<T> open(URI uri, OperatorRequest request, BiFunction<StreamHead, Flux<DataBuffer>, Flux<T>> reader) {
		return OperatorExchange.post(this.client, uri, request, (response) -> {
			if (!response.statusCode().isSameCodeAs(HttpStatus.OK)) {
				// 202 is the answer to a session, and its container is that of somebody
				// else
				return Flux.error(new OperatorCallRejectedException(request.name(), MasterRedirect.base(uri),
						response.statusCode().value(), "a container with this id exists already"));
			}
			return reader.apply(new StreamHead(MasterRedirect.base(uri), codec(response)),
					response.body(BodyExtractors.toDataBuffers()));
		});
	}

	/**
	 * Send a call that is answered with a stream, along the redirects of masters. They
	 * get the credentials and the call, so this is not for agents.
	 * @param <T> what is made of the stream
	 * @param uri where to go first
	 * @param request the call
	 * @param reader makes something of the stream
	 * @return that; fails as {@link #open} does, with a rejection if the redirects lead
	 * nowhere
	 */
	<T> Flux<T> follow(URI uri, OperatorRequest request, BiFunction<StreamHead, Flux<DataBuffer>, Flux<T>> reader) {
		return Flux.defer(() -> visit(uri, request, reader, new LinkedHashSet<>()));
	}

	private <T> Flux<T> visit(URI uri, OperatorRequest request,
			BiFunction<StreamHead, Flux<DataBuffer>, Flux<T>> reader, Set<URI> visited) {
		request.redirected(visited.size());
		visited.add(uri);
		return open(uri, request, reader).onErrorResume(RedirectedException.class, (redirect) -> {
			request.rewind();
			if (visited.contains(redirect.target()) || visited.size() > MAX_HOPS) {
				return Flux.error(redirect.refusal());
			}
			return visit(redirect.target(), request, reader, visited);
		});
	}

	/**
	 * Send a call that is a stream.
	 * @param uri where to
	 * @param request the first record of it
	 * @param body all records of it
	 * @return completes when the agent has taken all; fails as {@link #open} does
	 */
	Mono<Void> send(URI uri, OperatorRequest request, InputBody body) {
		return this.client.post()
			.uri(OperatorExchange.PATH, (builder) -> uri)
			.contentType(RECORDIO)
			.header(RECORD_TYPE, this.codec.mediaType())
			.header(HttpHeaders.ACCEPT, this.codec.mediaType())
			.attributes(MasterAuthentication.to(Recipient.NAMED))
			.body(body)
			.exchangeToFlux((response) -> OperatorExchange.answer(uri, request, response,
					(accepted) -> accepted.body(BodyExtractors.toDataBuffers())
						.doOnNext(DataBufferUtils.releaseConsumer())
						.thenMany(Flux.<Void>empty())))
			.then();
	}

	/**
	 * The encoding of the records, for whatever {@code Content-Type} they come with.
	 * Within {@code application/recordio} it is JSON unless the agent says otherwise.
	 */
	private MessageCodec codec(ClientResponse response) {
		HttpHeaders headers = response.headers().asHttpHeaders();
		String recordType = headers.getFirst(RECORD_TYPE);
		String type = (recordType != null) ? recordType : headers.getFirst(HttpHeaders.CONTENT_TYPE);
		for (Encoding encoding : Encoding.values()) {
			if (is(type, encoding.codec().mediaType())) {
				return encoding.codec();
			}
		}
		return is(type, RECORDIO.toString()) ? Encoding.JSON.codec() : this.codec;
	}

	private static boolean is(@Nullable String type, String mediaType) {
		return type != null && type.regionMatches(true, 0, mediaType, 0, mediaType.length());
	}

}
