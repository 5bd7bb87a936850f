package io.github.mesosspring.benchmarks.webapp;

import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The client of another service, which has to be there before this application is ready:
 * it is asked once at the start, unless {@code neighbour.asked-at-start} is
 * {@code false}.
 */
@Component
class NeighbourClient implements ApplicationRunner {

	private final WebClient client;

	private final boolean askedAtStart;

	NeighbourClient(WebClient.Builder builder, @Value("${neighbour.address}") String address,
			@Value("${neighbour.asked-at-start:true}") boolean askedAtStart) {
		this.client = builder.baseUrl(address).build();
		this.askedAtStart = askedAtStart;
	}

	Mono<String> name() {
		return this.client.get().uri("/name").retrieve().bodyToMono(String.class);
	}

	@Override
	public void run(ApplicationArguments arguments) {
		if (this.askedAtStart) {
			name().block();
		}
	}

}
