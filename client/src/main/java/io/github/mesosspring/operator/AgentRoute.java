package io.github.mesosspring.operator;

import java.net.URI;
import java.util.function.Function;

import reactor.core.publisher.Flux;

/**
 * Straight to an agent, once. Its URI may have a path, such as {@code /slave(1)} or that
 * of a proxy in front of it.
 */
final class AgentRoute implements OperatorRoute {

	private final URI uri;

	AgentRoute(URI agent) {
		String base = agent.toString();
		this.uri = URI
			.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + OperatorExchange.PATH);
	}

	URI uri() {
		return this.uri;
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
