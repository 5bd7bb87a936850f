package io.github.mesosspring.operator;

import java.net.URI;
import java.util.function.Function;

import reactor.core.publisher.Flux;

/**
 * Straight to an agent, once.
 */
final class AgentRoute implements OperatorRoute {

	private final URI uri;

	AgentRoute(URI agent) {
		this.uri = agent.resolve(OperatorExchange.PATH);
	}

	@Override
	public <T> Flux<T> follow(OperatorRequest request, Function<URI, Flux<T>> attempt) {
		return Flux.defer(() -> attempt.apply(this.uri));
	}

	@Override
	public String toString() {
		return "the agent at " + this.uri;
	}

}
