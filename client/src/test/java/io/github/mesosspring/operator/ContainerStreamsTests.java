package io.github.mesosspring.operator;

import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.ContainerID;
import io.github.mesosspring.protocol.agent.Call;
import io.github.mesosspring.protocol.agent.ProcessIO;
import io.github.mesosspring.recordio.RecordIoException;
import io.github.mesosspring.wire.Exchange;
import io.github.mesosspring.wire.Recordings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

import static io.github.mesosspring.operator.ContainerAgent.COMMAND;
import static io.github.mesosspring.operator.ContainerAgent.CONTAINER;
import static io.github.mesosspring.operator.ContainerAgent.JSON;
import static io.github.mesosspring.operator.ContainerAgent.OUT;
import static io.github.mesosspring.operator.ContainerAgent.bytes;
import static io.github.mesosspring.operator.ContainerAgent.record;
import static io.github.mesosspring.operator.ContainerAgent.soon;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The streams of an agent over real HTTP.
 */
@Timeout(60)
class ContainerStreamsTests {

	private static final String HEARTBEAT = record("{\"type\":\"CONTROL\",\"control\":{\"type\":\"HEARTBEAT\","
			+ "\"heartbeat\":{\"interval\":{\"nanoseconds\":30000000000}}}}");

	private static final String FIRST = record("{\"type\":\"ATTACH_CONTAINER_INPUT\",\"attach_container_input\":"
			+ "{\"type\":\"CONTAINER_ID\",\"container_id\":{\"value\":\"c\",\"parent\":{\"value\":\"p\"}}}}");

	private final ContainerAgent container = new ContainerAgent();

	private final VirtualTimeScheduler clock = this.container.clock;

	private final StreamServer agent = this.container.server;

	@AfterEach
	void close() {
		this.container.close();
	}

	static Stream<Exchange> sessions() {
		return Stream.of("json", "protobuf")
			.flatMap((encoding) -> Recordings.named("S20-operator-api-" + encoding).exchanges().stream())
			.filter((exchange) -> exchange.stream() && exchange.target().equals("agent"));
	}

	@ParameterizedTest
	@MethodSource("sessions")
	void givesTheOutputOfARecordedSession(Exchange exchange) {
		this.agent.thenReplay(exchange.response());
		Encoding encoding = exchange.folder().endsWith("json") ? Encoding.JSON : Encoding.PROTOBUF;
		Call.LaunchNestedContainerSession recorded = encoding.codec()
			.decode(exchange.request().body(), Call.getDefaultInstance())
			.getLaunchNestedContainerSession();
		List<ProcessIO> output = this.container.operations(encoding)
			.launchNestedContainerSession(recorded.getContainerId(), recorded.getCommand(), null)
			.collectList()
			.block(Duration.ofSeconds(20));
		assertThat(output).isNotEmpty()
			.isEqualTo(exchange.events()
				.stream()
				.map((event) -> Encoding.JSON.codec().decode(event, ProcessIO.getDefaultInstance()))
				.toList());
		StreamServer.Request request = this.agent.requests.get(0);
		assertThat(request.body()).isEqualTo(exchange.request().body());
		assertThat(request.headers().get("Content-Type")).isEqualTo(encoding.codec().mediaType());
		assertThat(request.headers().getAll("Accept")).containsExactly(encoding.codec().mediaType());
		assertThat(request.headers().contains("Message-Accept")).isFalse();
	}

	@Test
	void recordsWithoutATypeOfTheirOwnAreJson() {
		this.agent.thenStream("application/recordio", Mono.just(bytes(OUT)));
		assertThat(this.container.operations(Encoding.PROTOBUF)
			.attachContainerOutput(CONTAINER)
			.blockLast(Duration.ofSeconds(20))
			.getData()
			.getData()
			.toStringUtf8()).isEqualTo("out\n");
	}

	@Test
	void heartbeatsAreNotPassedOnAndTheirAbsenceIsNoticed() {
		Sinks.Many<byte[]> body = Sinks.many().unicast().onBackpressureBuffer();
		this.agent.thenStream(JSON, body.asFlux());
		StepVerifier.create(this.container.operations(Encoding.JSON).attachContainerOutput(CONTAINER))
			.then(() -> this.clock.advanceTimeBy(Duration.ofHours(1)))
			.then(() -> body.tryEmitNext(bytes(OUT + HEARTBEAT + OUT)).orThrow())
			.expectNextCount(2)
			.then(() -> soon().until(() -> {
				this.clock.advanceTimeBy(Duration.ofSeconds(30));
				return this.agent.closed.get() == 1;
			}))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(OperatorCallUnknownException.class)
				.hasMessageContaining("Nothing arrived for 150.0 s"))
			.verify(Duration.ofSeconds(20));
	}

	@Test
	void readsNoFasterThanItIsAskedFor() {
		TestPublisher<DataBuffer> body = TestPublisher.create();
		WebClient client = WebClient.builder()
			.exchangeFunction((request) -> Mono.just(ClientResponse.create(HttpStatusCode.valueOf(200))
				.header("Content-Type", JSON)
				.body(body.flux())
				.build()))
			.build();
		ContainerStreams streams = new ContainerStreams(new StreamExchange(client, Encoding.JSON.codec()),
				this.agent.uri(), 4096, this.clock);
		StepVerifier.create(streams.attachOutput(CONTAINER), 0)
			.then(() -> assertThat(body.wasRequested()).isFalse())
			.thenRequest(1)
			.then(() -> body.assertMaxRequested(1)
				.next(DefaultDataBufferFactory.sharedInstance.wrap(bytes(OUT + HEARTBEAT + OUT))))
			.expectNextCount(1)
			.then(() -> body.assertMaxRequested(1))
			.thenRequest(1)
			.expectNextCount(1)
			.thenCancel()
			.verify(Duration.ofSeconds(20));
		body.assertCancelled();
	}

	@Test
	void closesTheConnectionWhenCancelled() {
		this.agent.thenStream(JSON, Flux.concat(Mono.just(bytes(OUT)), Flux.never()));
		StepVerifier
			.create(this.container.operations(Encoding.JSON).launchNestedContainerSession(CONTAINER, COMMAND, null))
			.expectNextCount(1)
			.thenCancel()
			.verify(Duration.ofSeconds(20));
		soon().until(() -> this.agent.closed.get() == 1);
	}

	@Test
	void outputThatEndsWithinARecordFails() {
		this.agent.thenStream(JSON, Mono.just(bytes(OUT + "58\n{\"type\"")));
		StepVerifier.create(this.container.operations(Encoding.JSON).attachContainerOutput(CONTAINER))
			.expectNextCount(1)
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(OperatorCallUnknownException.class)
				.hasCauseInstanceOf(RecordIoException.class)
				.hasMessageContaining("ATTACH_CONTAINER_OUTPUT"))
			.verify(Duration.ofSeconds(20));
	}

	@ParameterizedTest
	@CsvSource({ "404, Container 'p.c' cannot be found", "409, Multiple input connections are not allowed",
			"415, Expecting 'Content-Type' to be application/recordio for ATTACH_CONTAINER_INPUT call",
			"500, Failed writing to stdin: broken pipe" })
	void anAgentsRefusalOfInputThatGoesOnComesAtOnce(int status, String words) {
		this.agent.thenStatus(status, words);
		TestPublisher<ProcessIO> input = TestPublisher.create();
		StepVerifier.create(this.container.operations(Encoding.JSON).attachContainerInput(CONTAINER, input))
			.expectErrorSatisfies(
					(ex) -> assertThat(ex).isInstanceOfSatisfying(OperatorCallRejectedException.class, (rejection) -> {
						assertThat(rejection.getStatus()).isEqualTo(status);
						assertThat(rejection.getReason()).isEqualTo(words);
						assertThat(rejection.getCall()).isEqualTo("ATTACH_CONTAINER_INPUT");
					}))
			.verify(Duration.ofSeconds(20));
		soon().until(() -> this.agent.closed.get() == 1);
		soon().untilAsserted(input::assertCancelled);
	}

	@Test
	void anAgentsRefusalOfOutputHasItsWords() {
		this.agent.thenStatus(404, "Container 'p.c' cannot be found");
		StepVerifier.create(this.container.operations(Encoding.JSON).attachContainerOutput(CONTAINER))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(OperatorCallRejectedException.class)
				.hasMessageContaining("cannot be found"))
			.verify(Duration.ofSeconds(20));
	}

	@Test
	void anAgentThatRedirectsIsNotFollowed() {
		try (StreamServer other = new StreamServer()) {
			for (int number = 0; number < 4; number++) {
				this.agent.then(
						(request, response) -> response.status(307).header("Location", other.uri() + "/api/v1").send());
			}
			AgentOperations operations = this.container.operations(Encoding.JSON);
			for (Publisher<?> call : List.of(operations.attachContainerOutput(CONTAINER),
					operations.launchNestedContainerSession(CONTAINER, COMMAND, null),
					operations.execute(CONTAINER, COMMAND, null, Flux.never()),
					operations.attachContainerInput(CONTAINER, Flux.never()))) {
				StepVerifier.create(call)
					.expectErrorSatisfies(
							(ex) -> assertThat(ex).isInstanceOfSatisfying(OperatorCallRejectedException.class,
									(rejection) -> assertThat(rejection.getStatus()).isEqualTo(307)))
					.verify(Duration.ofSeconds(20));
			}
			assertThat(other.requests).isEmpty();
			assertThat(this.agent.requests).hasSize(4);
		}
	}

	@Test
	void saysWhatBrokeAStreamThatHasNoMessage() {
		WebClient client = WebClient.builder()
			.exchangeFunction((request) -> Mono.error(new ClosedChannelException()))
			.build();
		StepVerifier
			.create(new ContainerStreams(new StreamExchange(client, Encoding.JSON.codec()), this.agent.uri(), 4096,
					this.clock)
				.attachOutput(CONTAINER))
			.expectErrorSatisfies((ex) -> assertThat(ex).hasMessageContaining("ClosedChannelException")
				.hasMessageNotContaining("null"))
			.verify(Duration.ofSeconds(20));
	}

	@Test
	void whatHasNoParentIsNotSent() {
		ContainerID orphan = CONTAINER.getParent();
		StepVerifier
			.create(this.container.operations(Encoding.JSON).launchNestedContainerSession(orphan, COMMAND, null))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(OperatorCallNotSentException.class)
				.hasMessageContaining("parent"))
			.verify(Duration.ofSeconds(20));
		assertThat(this.agent.requests).isEmpty();
	}

	@Test
	void saysThatNothingWasSentIfThereIsNoAgent() {
		AgentOperations nobody = this.container.operations(Encoding.JSON);
		this.agent.close();
		StepVerifier.create(nobody.attachContainerOutput(CONTAINER))
			.expectError(OperatorCallNotSentException.class)
			.verify(Duration.ofSeconds(20));
		StepVerifier.create(nobody.attachContainerInput(CONTAINER, Mono.just(ContainerInput.eof())))
			.expectError(OperatorCallNotSentException.class)
			.verify(Duration.ofSeconds(20));
	}

	@Test
	void sendsTheContainerAndThenTheInputRecordByRecord() {
		this.agent
			.then((request, response) -> this.agent.requests.get(0).end().then(response.status(200).send().then()));
		Sinks.Many<ProcessIO> input = Sinks.many().unicast().onBackpressureBuffer();
		Mono<Void> call = this.container.operations(Encoding.JSON)
			.attachContainerInput(CONTAINER, input.asFlux())
			.cache();
		call.subscribe();
		soon().until(() -> sent().equals(FIRST));
		input.tryEmitNext(ContainerInput.stdin(bytes("ls\n"))).orThrow();
		String stdin = io("{\"type\":\"DATA\",\"data\":{\"type\":\"STDIN\",\"data\":\"bHMK\"}}");
		soon().until(() -> sent().equals(FIRST + stdin));
		this.clock.advanceTimeBy(InputBody.HEARTBEAT_INTERVAL);
		String heartbeat = io("{\"type\":\"CONTROL\",\"control\":{\"type\":\"HEARTBEAT\","
				+ "\"heartbeat\":{\"interval\":{\"nanoseconds\":30000000000}}}}");
		soon().until(() -> sent().equals(FIRST + stdin + heartbeat));
		input.tryEmitNext(ContainerInput.windowSize(24, 80)).orThrow();
		input.tryEmitNext(ContainerInput.eof()).orThrow();
		input.tryEmitComplete().orThrow();
		call.block(Duration.ofSeconds(20));
		assertThat(sent()).isEqualTo(FIRST + stdin + heartbeat
				+ io("{\"type\":\"CONTROL\",\"control\":{\"type\":\"TTY_INFO\",\"tty_info\":"
						+ "{\"window_size\":{\"rows\":24,\"columns\":80}}}}")
				+ io("{\"type\":\"DATA\",\"data\":{\"type\":\"STDIN\",\"data\":\"\"}}"));
		StreamServer.Request request = this.agent.requests.get(0);
		assertThat(request.headers().get("Content-Type")).isEqualTo("application/recordio");
		assertThat(request.headers().get("Message-Content-Type")).isEqualTo(JSON);
		assertThat(request.headers().getAll("Accept")).containsExactly(JSON);
	}

	@Test
	void takesNoMoreOfTheInputThanIsSentAndOneRecordAhead() {
		TestPublisher<ProcessIO> input = TestPublisher.create();
		InputBody body = new InputBody(OperatorRequest.of(InputBody.first(CONTAINER), Encoding.JSON.codec()),
				InputBody.first(CONTAINER), input, Encoding.JSON.codec(), this.clock);
		StepVerifier.create(body.calls(), 1)
			.expectNext(InputBody.first(CONTAINER))
			.thenRequest(1)
			.then(() -> input.assertMaxRequested(1).next(ContainerInput.eof()))
			.expectNextCount(1)
			.then(() -> input.assertMaxRequested(1).complete())
			.thenRequest(1)
			.verifyComplete();
	}

	@Test
	void failsWithTheInput() {
		this.agent.then((request, response) -> Mono.never());
		Flux<ProcessIO> input = Flux.concat(Mono.just(ContainerInput.stdin(bytes("a"))),
				Mono.error(new IllegalStateException("no more keys")));
		StepVerifier.create(this.container.operations(Encoding.PROTOBUF).attachContainerInput(CONTAINER, input))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(OperatorCallUnknownException.class)
				.hasMessageContaining("no more keys"))
			.verify(Duration.ofSeconds(20));
		soon().until(() -> this.agent.closed.get() == 1);
	}

	private String sent() {
		return this.agent.requests.isEmpty() ? "" : this.agent.requests.get(0).text();
	}

	private static String io(String processIo) {
		return record("{\"type\":\"ATTACH_CONTAINER_INPUT\",\"attach_container_input\":"
				+ "{\"type\":\"PROCESS_IO\",\"process_io\":" + processIo + "}}");
	}

}
