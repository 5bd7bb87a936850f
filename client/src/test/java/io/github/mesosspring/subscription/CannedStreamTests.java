package io.github.mesosspring.subscription;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.framework.FrameworkIdStores;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.leader.LeaderDetectors;
import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.session.Sessions;
import io.github.mesosspring.wire.Exchange;
import io.github.mesosspring.wire.Recordings;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Recorded streams of a real master, served over HTTP in pieces whose borders are not
 * those of the records.
 */
class CannedStreamTests {

	private static final String PATH = "/api/v1/scheduler";

	private static final String ENDED = "ended";

	private static final int PIECES = 23;

	private final WireMockServer master = new WireMockServer(
			wireMockConfig().dynamicPort().bindAddress("127.0.0.1").gzipDisabled(true));

	private final MesosWebClients clients = MesosWebClients.reactorNetty();

	private final RecordingSink sink = new RecordingSink();

	private final Sessions sessions = new Sessions();

	private final List<SessionLoss> losses = new CopyOnWriteArrayList<>();

	private MesosSubscription subscription;

	@BeforeEach
	void startMaster() {
		this.master.start();
	}

	@AfterEach
	void stop() {
		this.subscription.stop();
		this.clients.close();
		this.master.stop();
	}

	@ParameterizedTest
	@MethodSource("streams")
	void deliversEveryRecordedEventAndNoticesTheEndOfTheStream(Exchange exchange) {
		Encoding encoding = encoding(exchange);
		serve(aResponse().withStatus(200)
			.withHeader("Content-Type", encoding.codec().mediaType())
			.withHeader("Mesos-Stream-Id", Objects.requireNonNull(exchange.response().header("Mesos-Stream-Id")))
			.withBody(exchange.response().body())
			.withChunkedDribbleDelay(PIECES, 20));
		start(encoding);
		SchedulerEvents json = new SchedulerEvents(Encoding.JSON.codec());
		List<String> expected = new ArrayList<>(List.of("begin 1"));
		exchange.events().stream().skip(1).map((event) -> json.peek(event) + " 1").forEach(expected::add);
		expected.add("end 1");
		awaitLoss(SessionLoss.STREAM_ENDED);
		assertThat(expected).hasSizeGreaterThan(3);
		assertThat(this.sink.notes).containsExactlyElementsOf(expected);
		this.master
			.verify(postRequestedFor(urlEqualTo(PATH)).withHeader("Content-Type", equalTo(encoding.codec().mediaType()))
				.withHeader("Accept", equalTo(encoding.codec().mediaType())));
	}

	static Stream<Exchange> streams() {
		return Stream.of("S01-subscribe", "S02-command-task", "S03-kill", "S04-reconcile", "S05-update-retry")
			.flatMap((scenario) -> Stream.of(scenario + "-json", scenario + "-protobuf"))
			.map((folder) -> Recordings.named(folder).exchanges())
			.map((exchanges) -> exchanges.stream().filter(Exchange::stream).findFirst().orElseThrow());
	}

	@Test
	void brokenOffStreamIsSubscribedToAgain() {
		serve(aResponse().withStatus(200).withFault(Fault.MALFORMED_RESPONSE_CHUNK));
		start(Encoding.PROTOBUF);
		awaitLoss(SessionLoss.UNAVAILABLE);
		assertThat(this.sink.notes).isEmpty();
	}

	@Test
	void streamThatIsNoRecordIoIsGivenUp() {
		serve(aResponse().withStatus(200).withBody("<html>a proxy's page</html>"));
		start(Encoding.JSON);
		awaitLoss(SessionLoss.BROKEN_FRAMING);
		assertThat(this.losses.get(0)).isEqualTo(SessionLoss.BROKEN_FRAMING);
	}

	/**
	 * The first request gets the answer, all others the words of a master that is not
	 * ready.
	 */
	private void serve(ResponseDefinitionBuilder answer) {
		this.master.stubFor(post(urlEqualTo(PATH)).inScenario("stream")
			.whenScenarioStateIs(Scenario.STARTED)
			.willSetStateTo(ENDED)
			.willReturn(answer));
		this.master.stubFor(post(urlEqualTo(PATH)).inScenario("stream")
			.whenScenarioStateIs(ENDED)
			.willReturn(aResponse().withStatus(503).withBody("Master has not finished recovery")));
	}

	private void start(Encoding encoding) {
		this.subscription = MesosSubscription.builder()
			.frameworkInfo(TestEvents.FRAMEWORK)
			.encoding(encoding)
			.backoff(Duration.ofMillis(5), Duration.ofMillis(20))
			.webClients(this.clients)
			.leaderDetector(LeaderDetectors.parse("127.0.0.1:" + this.master.port(), "http"))
			.frameworkIdStore(FrameworkIdStores.memory())
			.sessions(this.sessions)
			.sink(this.sink)
			.listener((change) -> {
				if (change.reason() != null) {
					this.losses.add(change.reason());
				}
			})
			.build();
		this.subscription.start();
	}

	private void awaitLoss(SessionLoss loss) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.pollInterval(Duration.ofMillis(5))
			.until(() -> this.losses.contains(loss));
	}

	private static Encoding encoding(Exchange exchange) {
		return exchange.folder().endsWith("-json") ? Encoding.JSON : Encoding.PROTOBUF;
	}

}
