package io.github.mesosspring.call;

import java.net.URI;
import java.nio.charset.StandardCharsets;

import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.http.MasterAuthentication;
import io.github.mesosspring.http.Recipient;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.session.Session;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.BodyInserter;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * One HTTP request to the master and its answer.
 */
final class CallExchange {

	private static final String PATH = "/api/v1/scheduler";

	private static final String STREAM_ID = "Mesos-Stream-Id";

	private static final int MAX_WORDS = 8 * 1024;

	private static final int MAX_RESULT = 64 * 1024 * 1024;

	private static final byte[] EMPTY = new byte[0];

	private final WebClient webClient;

	private final MediaType mediaType;

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
		WebClient.RequestBodySpec request = this.webClient.post()
			// the template keeps the tags of http.client.requests few
			.uri(PATH, (builder) -> target(session))
			.contentType(this.mediaType)
			.accept(this.mediaType)
			.contentLength(body.length)
			.attributes(MasterAuthentication.to(Recipient.NAMED))
			.attributes(MasterAuthentication.onRefusal(transmission::refusedUnseen));
		if (session.streamId() != null) {
			request = request.header(STREAM_ID, session.streamId());
		}
		return request.body(body(body, transmission)).exchangeToMono((response) -> answer(session, type, response));
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
			// nothing that happens to the connection now can take the 202 back
			case 202 -> response.releaseBody().onErrorComplete().thenReturn(new CallResponse(status, EMPTY));
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

}
