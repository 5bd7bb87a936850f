package io.github.mesosspring.operator;

import java.net.URI;
import java.util.function.Function;

import reactor.core.publisher.Flux;

/**
 * The way to whoever is to take a call.
 */
interface OperatorRoute {

	/**
	 * Bring a call to its place.
	 * @param <T> what the answer is made of
	 * @param request the call
	 * @param attempt sends it once, to the URI it is given
	 * @return what came of the attempt that was not in vain; fails as the last one did
	 */
	<T> Flux<T> follow(OperatorRequest request, Function<URI, Flux<T>> attempt);

}
