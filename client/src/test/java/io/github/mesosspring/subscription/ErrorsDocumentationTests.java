package io.github.mesosspring.subscription;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.net.ssl.SSLHandshakeException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.mesosspring.call.CallTemplate;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.framework.FrameworkIdStore;
import io.github.mesosspring.framework.FrameworkIdStoreException;
import io.github.mesosspring.protocol.FrameworkInfo.Capability;
import io.github.mesosspring.http.CredentialsException;
import io.github.mesosspring.session.SessionLoss;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

import static io.github.mesosspring.subscription.SubscriptionFixture.A;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.spy;

/**
 * Holds {@code docs/reliability-errors.md} to what is so: does to a subscription what
 * each row says, and looks whether it reacts as the row says.
 */
class ErrorsDocumentationTests {

	private static final Path PAGE = Path.of("../docs/reliability-errors.md");

	private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(MesosSubscription.class);

	private static final Pattern STATUS = Pattern.compile("(\\d{3}) ?(.*)");

	private static final Duration HALF_A_TIMEOUT = Duration.ofSeconds(40);

	private static final Map<String, Consumer<SubscriptionFixture>> CONNECTION = Map.ofEntries(
			Map.entry("the connection is refused", failing(new ConnectException("refused"))),
			Map.entry("the host is unknown", failing(new UnknownHostException("unknown"))),
			Map.entry("the TLS handshake fails", failing(new SSLHandshakeException("handshake"))),
			Map.entry("the connection breaks before the answer", failing(new IOException("reset"))),
			Map.entry("nothing is answered within `mesos.calls.timeout`", (test) -> {
				test.builder.missedHeartbeats(6);
				test.build().subscription().start();
				test.time.advanceTimeBy(Duration.ofSeconds(75));
			}), Map.entry("heartbeats come but SUBSCRIBED does not", streaming((stream, test) -> {
				stream.send(TestEvents.HEARTBEAT);
				test.time.advanceTimeBy(HALF_A_TIMEOUT);
				stream.send(TestEvents.HEARTBEAT);
				test.time.advanceTimeBy(Duration.ofSeconds(75).minus(HALF_A_TIMEOUT));
			})), Map.entry("the stream ends before SUBSCRIBED", streaming((stream, test) -> stream.end())),
			Map.entry("the stream begins with something else than RecordIO",
					streaming((stream, test) -> stream.send("<html>".getBytes()))),
			Map.entry("SUBSCRIBED cannot be decoded",
					streaming((stream, test) -> stream.send("2\n\u0008\u0001".getBytes()))),
			Map.entry("the stream ends", (test) -> test.subscribe("f").end()),
			Map.entry("the stream breaks off", (test) -> test.subscribe("f").fail(new IOException("reset"))),
			Map.entry("the stream is no RecordIO any more", (test) -> test.subscribe("f").send("<html>".getBytes())),
			Map.entry("no byte comes for `mesos.subscription.missed-heartbeats` intervals", (test) -> {
				test.subscribe("f");
				test.time.advanceTimeBy(Duration.ofSeconds(75));
			}), Map.entry("a record is larger than `mesos.max-record-size`", (test) -> {
				test.builder.maxRecordSize(100);
				test.build().subscribe("f").send("101\n".getBytes());
			}), Map.entry("handlers do not keep up for `mesos.dispatch.max-pause`", (test) -> {
				test.sink.fullAfter(1);
				test.subscribe("f").send(TestEvents.failure("a"));
				test.time.advanceTimeBy(Duration.ofMinutes(2));
				test.sink.catchUp();
			}), Map.entry("no master is found", (test) -> {
				test.detector.answer = Mono.empty();
				test.subscription().start();
				test.detector.answer = Mono.just(A);
			}), Map.entry("another leader is announced", (test) -> {
				test.subscribe("f");
				test.detector.change(SubscriptionFixture.B);
			}), Map.entry("a new subscription is asked for", (test) -> {
				LOGGER.setLevel(Level.INFO);
				test.subscribe("f");
				test.subscription().resubscribe("a new certificate");
			}), Map.entry("the SSL bundle is renewed", (test) -> {
				test.subscribe("f");
				test.subscription().resubscribe(SessionLoss.TLS_RENEWED, "The certificates were renewed");
			}),
			Map.entry("credentials cannot be had, or must not be sent there",
					failing(new CredentialsException("No credentials could be had", null))),
			Map.entry("the framework id cannot be saved", (test) -> {
				FrameworkIdStore store = spy(test.store);
				willThrow(new FrameworkIdStoreException("disk full", null)).given(store).save(any());
				test.builder.frameworkIdStore(store);
				test.build().subscribe("f");
			}));

	private final SubscriptionFixture test = new SubscriptionFixture();

	@AfterEach
	void close() {
		this.test.close();
		LOGGER.setLevel(null);
	}

	@ParameterizedTest
	@MethodSource
	void answersToSubscribe(Row row) {
		this.test.builder.frameworkInfo(TestEvents.FRAMEWORK.toBuilder()
			.addCapabilities(Capability.newBuilder().setType(Capability.Type.PARTITION_AWARE))
			.build());
		this.test.build().subscription().start();
		Matcher answer = answer(row);
		this.test.master.last().fail(new SubscribeAnswerException(Integer.parseInt(answer.group(1)), answer.group(2)));
		assertReaction(row);
	}

	static List<Row> answersToSubscribe() {
		return rows("Answers to SUBSCRIBE");
	}

	@ParameterizedTest
	@MethodSource
	void errorInsteadOfSubscribed(Row row) {
		this.test.subscription().start();
		this.test.master.last().accept("s").send(TestEvents.error(row.stimulus()));
		assertReaction(row);
	}

	static List<Row> errorInsteadOfSubscribed() {
		return rows("ERROR instead of SUBSCRIBED");
	}

	@ParameterizedTest
	@MethodSource
	void errorAfterSubscribed(Row row) {
		this.test.subscribe("f").send(TestEvents.error(row.stimulus()));
		assertReaction(row);
	}

	static List<Row> errorAfterSubscribed() {
		return rows("ERROR after SUBSCRIBED");
	}

	@ParameterizedTest
	@MethodSource
	void connection(Row row) {
		assertThat(CONNECTION).containsKey(row.cells.get(0));
		CONNECTION.get(row.cells.get(0)).accept(this.test);
		assertReaction(row);
	}

	static List<Row> connection() {
		return rows("The connection");
	}

	@Test
	void everyWayAConnectionCanEndIsOnThePage() {
		assertThat(connection()).extracting((row) -> row.cells.get(0))
			.containsExactlyInAnyOrderElementsOf(CONNECTION.keySet());
	}

	@ParameterizedTest
	@MethodSource
	void answersToCalls(Row row) {
		Matcher answer = answer(row);
		WebClient answering = WebClient.builder()
			.exchangeFunction((request) -> Mono
				.just(ClientResponse.create(HttpStatusCode.valueOf(Integer.parseInt(answer.group(1))))
					.body(answer.group(2))
					.build()))
			.build();
		this.test.subscribe("f");
		try (CallTemplate calls = CallTemplate.builder(this.test.sessions, Encoding.PROTOBUF.codec(), answering)
			.scheduler(this.test.time)
			.build()) {
			calls.revive(List.of()).onErrorComplete().subscribe();
			assertReaction(row);
		}
	}

	static List<Row> answersToCalls() {
		return rows("Answers to calls");
	}

	@TestFactory
	Stream<DynamicTest> whatIsHeldElsewhereIsHeldThere() {
		return rows("Defects of masters").stream().map((row) -> DynamicTest.dynamicTest(row.toString(), () -> {
			String[] test = row.cells.get(3).replace("`", "").split("\\.");
			assertThat(sources(test[0])).anySatisfy((source) -> assertThat(source).contains("void " + test[1] + "("));
		}));
	}

	@Test
	void everyReasonIsOnThePage() {
		String page = page();
		assertThat(SessionLoss.values()).allSatisfy((reason) -> assertThat(page).contains("`" + reason.tag() + "`"));
	}

	private void assertReaction(Row row) {
		SubscriptionStateChange end = this.test.changes.stream()
			.filter((change) -> change.to() == row.state())
			.findFirst()
			.orElseThrow(() -> new AssertionError("never " + row.state() + ": " + this.test.changes));
		assertThat(end.reason()).isEqualTo(row.reason());
		assertThat(this.test.logged()).anySatisfy((line) -> assertThat(line).contains(row.log()));
		int attempts = this.test.master.connections.size();
		String reaction = row.cells.get(2);
		assertThat(this.test.detector.failed.contains(A)).isEqualTo(reaction.equals("another master"));
		if (reaction.startsWith("give up") || reaction.equals("step down")) {
			this.test.time.advanceTimeBy(Duration.ofHours(1));
			assertThat(this.test.master.connections).hasSize(attempts);
			assertThat(this.test.state()).isEqualTo(SubscriptionState.FAILED);
			return;
		}
		assertThat(reaction).isIn("try again", "another master", "follow", "say less");
		this.test.awaitAttempt(attempts + 1);
	}

	private static Consumer<SubscriptionFixture> failing(Throwable failure) {
		return (test) -> {
			test.subscription().start();
			test.master.last().fail(failure);
		};
	}

	private static Consumer<SubscriptionFixture> streaming(
			BiConsumer<FakeMaster.Connection, SubscriptionFixture> stream) {
		return (test) -> {
			test.subscription().start();
			stream.accept(test.master.last().accept("s"), test);
		};
	}

	private static Matcher answer(Row row) {
		Matcher answer = STATUS.matcher(row.stimulus());
		assertThat(answer.matches()).isTrue();
		return answer;
	}

	private static List<Row> rows(String heading) {
		String section = page().split("\n## " + heading)[1].split("\n## ")[0];
		List<Row> rows = section.lines().filter((line) -> line.startsWith("| ")).skip(1).map(Row::of).toList();
		assertThat(rows).isNotEmpty();
		return rows;
	}

	private static String page() {
		try {
			return Files.readString(PAGE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<String> sources(String test) throws IOException {
		try (Stream<Path> modules = Stream.of("client", "autoconfigure")
			.map((name) -> Path.of("..", name, "src/test/java"));
				Stream<Path> files = modules.flatMap(ErrorsDocumentationTests::walk)) {
			return files.filter((file) -> file.endsWith(test + ".java")).map(ErrorsDocumentationTests::read).toList();
		}
	}

	private static Stream<Path> walk(Path start) {
		try {
			return Files.walk(start);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A row of a table of the page.
	 */
	record Row(List<String> cells) {

		static Row of(String line) {
			return new Row(Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList());
		}

		String stimulus() {
			return plain(0);
		}

		SubscriptionState state() {
			return SubscriptionState.valueOf(this.cells.get(3));
		}

		SessionLoss reason() {
			return SessionLoss.valueOf(plain(4).toUpperCase(Locale.ROOT));
		}

		String log() {
			return plain(5);
		}

		private String plain(int cell) {
			return this.cells.get(cell).replace("`", "");
		}

		@Override
		public String toString() {
			return this.cells.get(0) + " " + this.cells.get(1);
		}

	}

}
