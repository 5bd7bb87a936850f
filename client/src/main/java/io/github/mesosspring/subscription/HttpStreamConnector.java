package io.github.mesosspring.subscription;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

import io.github.mesosspring.http.MasterAuthentication;
import io.github.mesosspring.http.MasterRedirect;
import io.github.mesosspring.http.Recipient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * SUBSCRIBE over HTTP. Follows redirects itself, so that the leader is known, the
 * credentials arrive there, and the body is one that it understands.
 */
final class HttpStreamConnector implements StreamConnector {

	static final String PATH = "/api/v1/scheduler";

	static final String STREAM_ID_HEADER = "Mesos-Stream-Id";

	private static final int MAX_HOPS = 5;

	/** Enough for any error text of a master; a hostile body has to end somewhere. */
	private static final int MAX_WORDS = 8 * 1024;

	private final WebClient client;

	private final String mediaType;

	/**
	 * Create a connector.
	 * @param client the client for streams
	 * @param mediaType sent as it is: a master compares {@code Content-Type} byte by byte
	 */
	HttpStreamConnector(WebClient client, String mediaType) {
		this.client = client;
		this.mediaType = mediaType;
	}

	@Override
	public Flux<DataBuffer> open(URI master, Function<URI, Mono<byte[]>> call, Consumer<StreamHead> head) {
		return Flux.defer(() -> post(master.resolve(PATH), call, head, new LinkedHashSet<>()));
	}

	private Flux<DataBuffer> post(URI uri, Function<URI, Mono<byte[]>> call, Consumer<StreamHead> head,
			Set<URI> visited) {
		// the first is what was detected, and it names the second
		Recipient recipient = (visited.size() < 2) ? Recipient.NAMED : Recipient.STRANGER;
		visited.add(uri);
		return call.apply(MasterRedirect.base(uri))
			.flatMapMany((body) -> this.client.post()
				.uri(PATH, (builder) -> uri)
				.header(HttpHeaders.CONTENT_TYPE, this.mediaType)
				.header(HttpHeaders.ACCEPT, this.mediaType)
				.attributes(MasterAuthentication.to(recipient))
				.attributes(MasterAuthentication.refreshedOrFailed())
				.bodyValue(body)
				.exchangeToFlux((response) -> switch (response.statusCode().value()) {
					case 200 -> stream(uri, response, head);
					case 307, 308 -> redirect(uri, response, call, head, visited);
					default -> refusal(response);
				}));
	}

	private Flux<DataBuffer> stream(URI uri, ClientResponse response, Consumer<StreamHead> head) {
		String streamId = response.headers().asHttpHeaders().getFirst(STREAM_ID_HEADER);
		head.accept(new StreamHead(MasterRedirect.base(uri), streamId));
		return response.body(BodyExtractors.toDataBuffers());
	}

	private Flux<DataBuffer> redirect(URI uri, ClientResponse response, Function<URI, Mono<byte[]>> call,
			Consumer<StreamHead> head, Set<URI> visited) {
		return response.releaseBody().thenMany(Flux.defer(() -> {
			URI next = target(uri, response);
			if (visited.contains(next)) {
				throw nowhere(response, "The masters redirect in a circle: " + visited + " -> " + next);
			}
			if (visited.size() > MAX_HOPS) {
				throw nowhere(response, "More than " + MAX_HOPS + " redirects: " + visited + " -> " + next);
			}
			return post(next, call, head, visited);
		}));
	}

	private static URI target(URI uri, ClientResponse response) {
		String location = response.headers().asHttpHeaders().getFirst(HttpHeaders.LOCATION);
		if (location == null) {
			throw nowhere(response, "The redirect of " + uri + " has no Location");
		}
		try {
			return MasterRedirect.resolve(uri, location);
		}
		catch (IllegalArgumentException ex) {
			throw nowhere(response, String.valueOf(ex.getMessage()));
		}
	}

	private static Flux<DataBuffer> refusal(ClientResponse response) {
		int status = response.statusCode().value();
		Flux<DataBuffer> body = DataBufferUtils.takeUntilByteCount(response.body(BodyExtractors.toDataBuffers()),
				MAX_WORDS);
		return DataBufferUtils.join(body)
			.map(HttpStreamConnector::text)
			.onErrorReturn("")
			.defaultIfEmpty("")
			.flatMapMany((words) -> Mono.error(new SubscribeAnswerException(status, words)));
	}

	private static String text(DataBuffer buffer) {
		try {
			return buffer.toString(StandardCharsets.UTF_8);
		}
		finally {
			DataBufferUtils.release(buffer);
		}
	}

	private static SubscribeAnswerException nowhere(ClientResponse response, String words) {
		return new SubscribeAnswerException(response.statusCode().value(), words);
	}

}
