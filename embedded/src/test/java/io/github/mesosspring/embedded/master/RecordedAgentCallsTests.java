package io.github.mesosspring.embedded.master;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.embedded.agent.Agent;
import io.github.mesosspring.embedded.agent.LocalAgents;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.AgentInfo;
import io.github.mesosspring.wire.Exchange;
import io.github.mesosspring.wire.Recordings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The operator calls of an agent that are served, and what comes before every call.
 */
class RecordedAgentCallsTests {

	private static final Set<String> SERVED = Set.of("agent-get-health", "agent-get-method", "agent-no-content-type",
			"agent-wrong-content-type", "agent-content-type-charset", "agent-accept-html", "agent-no-accept",
			"agent-empty-body", "agent-garbage", "agent-type-UNKNOWN");

	@TempDir
	private static Path work;

	private static final Scheduler SCHEDULER = Schedulers.newSingle("agent");

	private static Agent agent;

	@BeforeAll
	static void start() {
		agent = LocalAgents.create(
				AgentInfo.newBuilder().setHostname("localhost").setId(AgentID.newBuilder().setValue("S0")).build(),
				work, SCHEDULER);
	}

	@AfterAll
	static void stop() {
		agent.close();
		SCHEDULER.dispose();
	}

	static Stream<Exchange> calls() {
		return Stream.of(Encoding.values()).flatMap(RecordedAgentCallsTests::calls);
	}

	private static Stream<Exchange> calls(Encoding encoding) {
		return Recordings.named("S20-operator-api-" + encoding.name().toLowerCase(Locale.ROOT))
			.exchanges()
			.stream()
			.filter((exchange) -> SERVED.contains(exchange.name()));
	}

	@ParameterizedTest
	@EnumSource
	void makesTheDocumentedNumberOfCalls(Encoding encoding) {
		ReplayTable.assertRow("S20-operator-api, agents", encoding, (int) calls(encoding).count());
	}

	@ParameterizedTest
	@MethodSource("calls")
	void answersAsARealAgent(Exchange exchange) throws IOException {
		RawConnection.Response response = send(exchange, "");
		assertThat(response.statusLine()).isEqualTo(exchange.response().startLine());
		Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		exchange.response().headers().forEach((header) -> names.add(header.getKey()));
		assertThat(response.headers().keySet()).containsExactlyInAnyOrderElementsOf(names);
		assertThat(response.header("Content-Type")).isEqualTo(exchange.response().header("Content-Type"));
		assertThat(response.text()).isEqualTo(new String(exchange.response().body(), StandardCharsets.UTF_8));
	}

	@ParameterizedTest
	@MethodSource("calls")
	void answersBelowItsOwnNameToo(Exchange exchange) throws IOException {
		assertThat(send(exchange, "/slave(1)").statusLine()).isEqualTo(exchange.response().startLine());
	}

	private static RawConnection.Response send(Exchange exchange, String prefix) throws IOException {
		StringBuilder head = new StringBuilder();
		head.append(exchange.request().startLine().replace(" /", " " + prefix + "/")).append("\r\n");
		exchange.request()
			.headers()
			.forEach((header) -> head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n"));
		URI uri = URI.create("http://127.0.0.1:" + agent.info().getPort());
		try (RawConnection connection = new RawConnection(uri)) {
			connection.send(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
			connection.send(exchange.request().body());
			RawConnection.Response response = connection.read();
			assertThat(response).as(exchange.toString()).isNotNull();
			return response;
		}
	}

}
