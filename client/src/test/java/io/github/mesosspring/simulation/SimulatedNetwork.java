package io.github.mesosspring.simulation;

import java.util.ArrayList;
import java.util.List;

import io.github.mesosspring.http.MesosWebClients;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * HTTP without sockets: requests leave as bytes, and answers come as bytes, on the
 * simulated scheduler.
 */
final class SimulatedNetwork implements MesosWebClients {

	private final World world;

	private final List<Exchange> exchanges = new ArrayList<>();

	private final WebClient stream;

	private final WebClient calls;

	SimulatedNetwork(World world) {
		this.world = world;
		this.stream = client(true);
		this.calls = client(false);
	}

	@Override
	public WebClient stream() {
		return this.stream;
	}

	@Override
	public WebClient calls() {
		return this.calls;
	}

	/**
	 * Break all connections: the process is gone.
	 */
	@Override
	public void close() {
		this.exchanges.forEach(Exchange::abandon);
	}

	private WebClient client(boolean subscribes) {
		return WebClient.builder().exchangeFunction((request) -> Mono.create((answer) -> {
			Exchange exchange = new Exchange(this.world, request, subscribes, answer);
			this.exchanges.removeIf((other) -> !other.isOpen());
			this.exchanges.add(exchange);
			exchange.begin();
		})).build();
	}

}
