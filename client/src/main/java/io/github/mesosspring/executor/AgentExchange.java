package io.github.mesosspring.executor;

import java.net.URI;
import java.nio.charset.StandardCharsets;

import io.github.mesosspring.call.CallResponse;
import io.github.mesosspring.http.MesosWebClients;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Requests to the agent and their answers. The one place that knows the authentication
 * token; as redirects are not followed, nobody else gets to see it.
 */
final class AgentExchange {

	private static final int MAX_BODY = 8 * 1024;

	private final URI uri;

	private final String path;

	private final @Nullable String token;

	private final MesosWebClients clients;

	private final String mediaType;

	AgentExchange(ExecutorEnvironment environment, MesosWebClients clients, String mediaType) {
		// an absolute URI would name an address to connect to
		this.uri = (environment.domainSocket() != null) ? URI.create(environment.path())
				: environment.agent().resolve(environment.path());
		this.path = environment.path();
		this.token = environment.authenticationToken();
		this.clients = clients;
		this.mediaType = mediaType;
	}

	/**
	 * Subscribe.
	 * @param call the encoded SUBSCRIBE
	 * @return the stream; cancelling it closes the connection. Fails with
	 * {@link AgentAnswerException} if the answer is no stream
	 */
	Flux<DataBuffer> subscribe(byte[] call) {
		return post(this.clients.stream(), call).exchangeToFlux((response) -> (response.statusCode().value() == 200)
				? response.body(BodyExtractors.toDataBuffers()) : words(response).flatMapMany(Flux::error));
	}

	/**
	 * Make another call.
	 * @param call the encoded call
	 * @return the answer; fails with {@link AgentAnswerException} if it is not 202
	 */
	Mono<CallResponse> call(byte[] call) {
		return post(this.clients.calls(), call).exchangeToMono((response) -> {
			int status = response.statusCode().value();
			return (status == 202 || status == 200)
					? response.releaseBody().onErrorComplete().thenReturn(new CallResponse(status, new byte[0]))
					: words(response).flatMap(Mono::error);
		});
	}

	private WebClient.RequestHeadersSpec<?> post(WebClient client, byte[] call) {
		WebClient.RequestHeadersSpec<?> request = client.post()
			// the template keeps the tags of http.client.requests few
			.uri(this.path, (builder) -> this.uri)
			.header(HttpHeaders.CONTENT_TYPE, this.mediaType)
			.header(HttpHeaders.ACCEPT, this.mediaType)
			.bodyValue(call);
		return (this.token != null) ? request.header(HttpHeaders.AUTHORIZATION, "Bearer " + this.token) : request;
	}

	private static Mono<AgentAnswerException> words(ClientResponse response) {
		int status = response.statusCode().value();
		Flux<DataBuffer> body = response.body(BodyExtractors.toDataBuffers());
		return DataBufferUtils.join(DataBufferUtils.takeUntilByteCount(body, MAX_BODY))
			.map(AgentExchange::text)
			.onErrorReturn("")
			.defaultIfEmpty("")
			.map((words) -> new AgentAnswerException(status, words));
	}

	private static String text(DataBuffer buffer) {
		try {
			return buffer.toString(StandardCharsets.UTF_8).strip();
		}
		finally {
			DataBufferUtils.release(buffer);
		}
	}

}
