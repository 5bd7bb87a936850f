package io.github.mesosspring.simulation;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeStrategies;

/**
 * What a master answers.
 *
 * @param status the HTTP status
 * @param words the body, or where a redirect leads
 * @param stream the events that follow, for a SUBSCRIBE
 */
record Answer(int status, String words, @Nullable EventStream stream) {

	static final Answer ACCEPTED = of(202, "");

	static Answer of(int status, String words) {
		return new Answer(status, words, null);
	}

	static Answer of(EventStream stream) {
		return new Answer(200, "", stream);
	}

	ClientResponse response(ExchangeStrategies strategies) {
		ClientResponse.Builder response = ClientResponse.create(HttpStatusCode.valueOf(this.status), strategies);
		if (this.stream != null) {
			return response.header("Mesos-Stream-Id", this.stream.id()).body(Flux.from(this.stream.pipe())).build();
		}
		if (this.status == 307) {
			return response.header(HttpHeaders.LOCATION, this.words).body(Flux.empty()).build();
		}
		return response
			.body(Flux.just(this.words)
				.filter((text) -> !text.isEmpty())
				.map((text) -> DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8))))
			.build();
	}

}
