package io.github.mesosspring.simulation;

import java.util.function.Function;
import java.util.function.UnaryOperator;

import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.protocol.scheduler.Call;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.web.reactive.function.BodyInserter;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ExchangeStrategies;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Places for mutants between the client and the network.
 */
final class FaultyClients {

	private FaultyClients() {
	}

	static MesosWebClients streams(MesosWebClients clients, UnaryOperator<Flux<DataBuffer>> fault) {
		WebClient stream = clients.stream()
			.mutate()
			.filter((request, next) -> next.exchange(request)
				.map((response) -> response.mutate()
					.body((Function<Flux<DataBuffer>, Flux<DataBuffer>>) fault)
					.build()))
			.build();
		return new MesosWebClients() {

			@Override
			public WebClient stream() {
				return stream;
			}

			@Override
			public WebClient calls() {
				return clients.calls();
			}

		};
	}

	/**
	 * A client that sends the body of the first call of a type for all later ones too.
	 */
	static WebClient repeating(WebClient calls, Call.Type type) {
		byte[][] first = new byte[1][];
		return calls.mutate().filter((request, next) -> {
			CapturedRequest captured = new CapturedRequest(request);
			return request.writeTo(captured, ExchangeStrategies.withDefaults()).then(Mono.defer(() -> {
				byte[] body = captured.body();
				if (Request.of(captured).call().getType() == type) {
					first[0] = (first[0] != null) ? first[0] : body;
					body = first[0];
				}
				BodyInserter<byte[], ? super org.springframework.http.client.reactive.ClientHttpRequest> content = BodyInserters
					.fromValue(body);
				return next.exchange(ClientRequest.from(request).body(content).build());
			}));
		}).build();
	}

}
