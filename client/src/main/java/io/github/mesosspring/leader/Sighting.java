package io.github.mesosspring.leader;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What is known about the leader.
 *
 * @param leader the leader, or {@code null} if it is not known
 * @param problem why there is none, or {@code null} if it is not known whether there is
 * one
 */
record Sighting(@Nullable URI leader, @Nullable String problem) {

	static final Sighting UNCERTAIN = new Sighting(null, null);

	static Sighting of(URI leader) {
		return new Sighting(leader, null);
	}

	static Sighting none(String problem) {
		return new Sighting(null, problem);
	}

	boolean isCertain() {
		return this.leader != null || this.problem != null;
	}

	Mono<URI> answer() {
		return (this.leader != null) ? Mono.just(this.leader) : Mono.error(new IllegalStateException(this.problem));
	}

}
