package io.github.mesosspring.operator;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.agent.ProcessIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;
import reactor.test.scheduler.VirtualTimeScheduler;

import static io.github.mesosspring.operator.ContainerAgent.COMMAND;
import static io.github.mesosspring.operator.ContainerAgent.CONTAINER;
import static io.github.mesosspring.operator.ContainerAgent.JSON;
import static io.github.mesosspring.operator.ContainerAgent.OUT;
import static io.github.mesosspring.operator.ContainerAgent.bytes;
import static io.github.mesosspring.operator.ContainerAgent.soon;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands in containers with their input, over real HTTP.
 */
@Timeout(60)
class ContainerExecutionTests {

	private final ContainerAgent container = new ContainerAgent();

	private final VirtualTimeScheduler clock = this.container.clock;

	private final StreamServer agent = this.container.server;

	@AfterEach
	void close() {
		this.container.close();
	}

	@Test
	void theContainerOfSomebodyElseIsNoSession() {
		this.agent.thenStatus(202, "");
		StepVerifier.create(this.container.operations(Encoding.JSON).execute(CONTAINER, COMMAND, null, Flux.never()))
			.expectErrorSatisfies(
					(ex) -> assertThat(ex).isInstanceOfSatisfying(OperatorCallRejectedException.class, (rejection) -> {
						assertThat(rejection.getStatus()).isEqualTo(202);
						assertThat(rejection.getMessage()).contains("a container with this id exists already");
					}))
			.verify(Duration.ofSeconds(20));
		assertThat(this.agent.requests).hasSize(1);
	}

	@Test
	void executesACommandWithInput() {
		Sinks.Many<byte[]> output = Sinks.many().unicast().onBackpressureBuffer();
		this.agent.thenStream(JSON, output.asFlux());
		this.agent.then((request, response) -> Mono.never());
		AtomicBoolean cancelled = new AtomicBoolean();
		Flux<ProcessIO> keys = Flux.concat(Mono.just(ContainerInput.stdin(bytes("ls\n"))), Flux.<ProcessIO>never())
			.doOnCancel(() -> cancelled.set(true));
		StepVerifier.create(this.container.operations(Encoding.JSON).execute(CONTAINER, COMMAND, null, keys))
			.then(() -> {
				output.tryEmitNext(bytes(OUT)).orThrow();
				soon().until(() -> this.agent.requests.size() == 2
						&& this.agent.requests.get(1).text().contains("\"data\":\"bHMK\""));
			})
			.expectNextCount(1)
			.then(output::tryEmitComplete)
			.expectComplete()
			.verify(Duration.ofSeconds(20));
		soon().until(cancelled::get);
		soon().until(() -> this.agent.closed.get() == 2);
	}

	@Test
	void destroysTheContainerIfItDoesNotTakeItsInput() {
		this.agent.thenStream(JSON, Flux.concat(Mono.just(bytes(OUT)), Flux.never()));
		this.agent.thenStatus(500, "Failed writing to stdin");
		StepVerifier.create(this.container.operations(Encoding.JSON).execute(CONTAINER, COMMAND, null, Flux.never()))
			.expectNextCount(1)
			.then(() -> soon().until(() -> {
				this.clock.advanceTimeBy(Duration.ofSeconds(1));
				return this.agent.closed.get() == 2;
			}))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(OperatorCallRejectedException.class)
				.hasMessageContaining("Failed writing to stdin"))
			.verify(Duration.ofSeconds(20));
	}

	@ParameterizedTest
	@ValueSource(ints = { 404, 500 })
	void hasTheOutputOfACommandThatEndsWithoutItsInput(int status) {
		Sinks.Many<byte[]> output = Sinks.many().unicast().onBackpressureBuffer();
		this.agent.thenStream(JSON, output.asFlux());
		this.agent.thenStatus(status, "it has ended");
		TestPublisher<ProcessIO> input = TestPublisher.create();
		StepVerifier.create(this.container.operations(Encoding.JSON).execute(CONTAINER, COMMAND, null, input))
			.then(() -> output.tryEmitNext(bytes(OUT)).orThrow())
			.expectNextCount(1)
			.then(() -> {
				soon().untilAsserted(input::assertCancelled);
				output.tryEmitNext(bytes(OUT)).orThrow();
				output.tryEmitComplete().orThrow();
			})
			.expectNextCount(1)
			.expectComplete()
			.verify(Duration.ofSeconds(20));
	}

}
