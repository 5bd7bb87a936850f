package io.github.mesosspring.call;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.http.MasterAuthentication;
import io.github.mesosspring.http.Recipient;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.session.Session;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.BodyInserter;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * One HTTP request to the master and its answer. What all calls of a session have in
 * common is prepared once.
 */
final class CallExchange {

	private static final String PATH = "/api/v1/scheduler";

	private static final String STREAM_ID = "Mesos-Stream-Id";

	private static final int MAX_WORDS = 8 * 1024;

	private static final int MAX_RESULT = 64 * 1024 * 1024;

	private static final byte[] EMPTY = new byte[0];

	private static final Mono<CallResponse> ACCEPTED = Mono.just(new CallResponse(202, EMPTY));

	/** Where WebClient looks for what keeps the tags of http.client.requests few. */
	private static final String URI_TEMPLATE = WebClient.class.getName() + ".uriTemplate";

	private static final Consumer<Map<String, Object>> TO_NAMED = MasterAuthentication.to(Recipient.NAMED);

	private final WebClient webClient;

	private final MediaType mediaType;

	private volatile @Nullable Prepared prepared;

	CallExchange(WebClient webClient, MessageCodec codec) {
		this.webClient = webClient;
		this.mediaType = MediaType.parseMediaType(codec.mediaType());
	}

	/**
	 * Send a call once.
	 * @return the answer of a call that was accepted; fails with a
	 * {@link CallRejectedException} or whatever broke the exchange
	 */
	Mono<CallResponse> send(Session session, Call.Type type, byte[] body, Transmission transmission) {
		Prepared common = prepared(session);
		return this.webClient.post()
			.uri(common.uri)
			.headers((headers) -> headers.putAll(common.headers))
			.contentLength(body.length)
			.attribute(URI_TEMPLATE, PATH)
			.attributes(TO_NAMED)
			.attributes(MasterAuthentication.onRefusal(transmission::refusedUnseen))
			.body(body(body, transmission))
			.exchangeToMono((response) -> answer(session, type, response));
	}

	private Prepared prepared(Session session) {
		Prepared now = this.prepared;
		if (now == null || now.session != session) {
			now = new Prepared(session, target(session), headers(session));
			this.prepared = now;
		}
		return now;
	}

	private HttpHeaders headers(Session session) {
		HttpHeaders headers = new HttpHeaders();
		headers.setContentType(this.mediaType);
		headers.setAccept(List.of(this.mediaType));
		if (session.streamId() != null) {
			headers.set(STREAM_ID, session.streamId());
		}
		return headers;
	}

	private static URI target(Session session) {
		String master = session.master().toString();
		return URI.create(master.endsWith("/") ? master.substring(0, master.length() - 1) + PATH : master + PATH);
	}

	private static BodyInserter<Void, ClientHttpRequest> body(byte[] body, Transmission transmission) {
		return (request, context) -> transmission.begin()
				? request.writeWith(Mono.fromSupplier(() -> request.bufferFactory().wrap(body)))
				: Mono.error(new IllegalStateException("the call was given up before it was written"));
	}

	private static Mono<CallResponse> answer(Session session, Call.Type type, ClientResponse response) {
		int status = response.statusCode().value();
		return switch (status) {
			// the client releases the body, and nothing that happens to the connection
			// meanwhile can take the 202 back
			case 202 -> ACCEPTED;
			case 200 -> read(response.body(BodyExtractors.toDataBuffers()), MAX_RESULT)
				.map((body) -> new CallResponse(status, body));
			default -> words(response).map((words) -> withoutStreamId(session, words))
				.flatMap((words) -> Mono.error(new CallRejectedException(type, status, words)));
		};
	}

	private static Mono<String> words(ClientResponse response) {
		Flux<DataBuffer> body = response.body(BodyExtractors.toDataBuffers());
		return read(DataBufferUtils.takeUntilByteCount(body, MAX_WORDS), MAX_WORDS)
			.map((words) -> new String(words, StandardCharsets.UTF_8).strip())
			.onErrorReturn("");
	}

	/**
	 * A master repeats a stream id it does not expect, and that is a fencing token: it
	 * must not get into logs with the words.
	 */
	private static String withoutStreamId(Session session, String words) {
		return (session.streamId() != null) ? words.replace(session.streamId(), "[ours]") : words;
	}

	private static Mono<byte[]> read(Flux<DataBuffer> body, int limit) {
		return DataBufferUtils.join(body, limit).map((buffer) -> {
			byte[] bytes = new byte[buffer.readableByteCount()];
			buffer.read(bytes);
			DataBufferUtils.release(buffer);
			return bytes;
		}).defaultIfEmpty(EMPTY);
	}

	/**
	 * What does not change during a session.
	 *
	 * @param session the session
	 * @param uri where its calls go
	 * @param client sends them, with the headers that all of them have
	 */
	private record Prepared(Session session, URI uri, HttpHeaders headers) {
	}

}
