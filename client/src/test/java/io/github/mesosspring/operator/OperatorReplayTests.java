package io.github.mesosspring.operator;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.protobuf.Message;
import io.github.mesosspring.call.CallOutcome;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.protocol.agent.Call;
import io.github.mesosspring.wire.Exchange;
import io.github.mesosspring.wire.HttpMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Typed methods send what was recorded and understand what a real master or agent
 * answered to it.
 */
class OperatorReplayTests {

	/** What must not leave, or could only be refused. */
	private static final Set<String> REFUSED_LOCALLY = Set.of("master-get-metrics-no-payload", "master-type-UNKNOWN",
			"agent-type-UNKNOWN", "master-empty-body", "agent-empty-body", "agent-launch-nested-container-bad-id",
			"agent-remove-container-unknown");

	private static OperatorServer server;

	private static MesosWebClients clients;

	private static Map<Encoding, MesosOperatorTemplate> templates = new HashMap<>();

	@BeforeAll
	static void start() {
		server = new OperatorServer((call) -> OperatorServer.CLOSE);
		clients = MesosWebClients.reactorNetty();
		for (Encoding encoding : Encoding.values()) {
			templates.put(encoding,
					MesosOperatorTemplate.builder(clients, encoding.codec(), new Masters(server.uri())).build());
		}
	}

	@AfterAll
	static void stop() {
		clients.close();
		server.close();
	}

	@BeforeEach
	void forget() {
		server.received.clear();
	}

	static Stream<Exchange> sent() {
		return RecordedOperatorCalls.all().filter((exchange) -> !REFUSED_LOCALLY.contains(exchange.name()));
	}

	static Stream<Exchange> refused() {
		return RecordedOperatorCalls.all().filter((exchange) -> REFUSED_LOCALLY.contains(exchange.name()));
	}

	static Stream<Exchange> accepted() {
		return sent().filter((exchange) -> exchange.status() < 300);
	}

	static Stream<Exchange> rejected() {
		return sent().filter((exchange) -> exchange.status() >= 300);
	}

	@Test
	void manyExchangesWereRecordedInBothEncodings() {
		for (Encoding encoding : Encoding.values()) {
			assertThat(accepted().filter((exchange) -> RecordedOperatorCalls.encoding(exchange) == encoding))
				.hasSizeGreaterThan(65);
			assertThat(rejected().filter((exchange) -> RecordedOperatorCalls.encoding(exchange) == encoding))
				.hasSizeGreaterThan(20);
		}
		assertThat(refused().map(Exchange::name).collect(Collectors.toSet())).isEqualTo(REFUSED_LOCALLY);
	}

	@ParameterizedTest
	@MethodSource("accepted")
	void readsTheAnswer(Exchange exchange) {
		Object answer = make(exchange).block(Duration.ofSeconds(10));
		sentAsRecorded(exchange);
		String type = OperatorRules.name(call(exchange));
		if (exchange.response().body().length > 0) {
			assertThat(answer).isEqualTo(RecordedOperatorCalls.payload(exchange, type));
		}
		else if (type.startsWith("LAUNCH_")) {
			assertThat(answer).isEqualTo(exchange.status() == 200);
		}
		else {
			assertThat(answer).isNull();
		}
	}

	@ParameterizedTest
	@MethodSource("rejected")
	void passesOnTheWordsOfARejection(Exchange exchange) {
		Mono<?> answer = make(exchange);
		assertThatExceptionOfType(OperatorCallRejectedException.class)
			.isThrownBy(() -> answer.block(Duration.ofSeconds(10)))
			.satisfies((ex) -> {
				assertThat(ex.getStatus()).isEqualTo(exchange.status());
				assertThat(ex.getReason())
					.isEqualTo(new String(exchange.response().body(), StandardCharsets.UTF_8).strip());
				assertThat(ex.getCall()).isEqualTo(OperatorRules.name(call(exchange)));
				assertThat(ex.getServer()).isEqualTo(server.uri());
				assertThat(ex.getOutcome()).isEqualTo(CallOutcome.REJECTED);
			});
		sentAsRecorded(exchange);
	}

	@ParameterizedTest
	@MethodSource("refused")
	void sendsNothingThatDoesHarmOrCouldOnlyBeRefused(Exchange exchange) {
		Message call = call(exchange);
		MesosOperatorTemplate template = template(exchange);
		Mono<?> answer = RecordedOperatorCalls.isForMaster(exchange)
				? template.master().send((io.github.mesosspring.protocol.master.Call) call)
				: template.agent(server.uri()).send((Call) call);
		assertThatExceptionOfType(OperatorCallNotSentException.class)
			.isThrownBy(() -> answer.block(Duration.ofSeconds(10)));
		assertThat(server.received).isEmpty();
	}

	private static Mono<?> make(Exchange exchange) {
		HttpMessage response = exchange.response();
		server.answers(
				(received) -> new OperatorServer.Answer(exchange.status(), contentType(response), response.body()));
		Message call = call(exchange);
		MesosOperatorTemplate template = template(exchange);
		URI agent = server.uri();
		return Objects.requireNonNull(RecordedOperatorCalls.isForMaster(exchange)
				? TypedMasterCalls.make(template.master(), (io.github.mesosspring.protocol.master.Call) call)
				: TypedAgentCalls.make(template.agent(agent), (Call) call));
	}

	private static void sentAsRecorded(Exchange exchange) {
		assertThat(server.received).singleElement().satisfies((received) -> {
			assertThat(received.method()).isEqualTo("POST");
			assertThat(received.path()).isEqualTo("/api/v1");
			String mediaType = exchange.request().header("Content-Type");
			assertThat(received.header("Content-Type")).isEqualTo(mediaType);
			assertThat(received.header("Accept")).isEqualTo(mediaType);
			Message call = call(exchange);
			assertThat(RecordedOperatorCalls.encoding(exchange).codec().decode(received.body(), call)).isEqualTo(call);
		});
	}

	private static Message call(Exchange exchange) {
		return Objects.requireNonNull(RecordedOperatorCalls.call(exchange));
	}

	private static MesosOperatorTemplate template(Exchange exchange) {
		return templates.get(RecordedOperatorCalls.encoding(exchange));
	}

	private static Map<String, String> contentType(HttpMessage response) {
		String contentType = response.header("Content-Type");
		return (contentType != null) ? Map.of("Content-Type", contentType) : Map.of();
	}

}
