package io.github.mesosspring.benchmarks.webapp;

import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the application is there for.
 */
@RestController
class GreetingController {

	private final NeighbourClient neighbour;

	GreetingController(NeighbourClient neighbour) {
		this.neighbour = neighbour;
	}

	@GetMapping("/greeting")
	Mono<String> greeting() {
		return this.neighbour.name().map((name) -> "Hello, " + name);
	}

}
