package io.github.mesosspring.embedded.master;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.google.protobuf.TextFormat;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.embedded.agent.LocalAgents;
import io.github.mesosspring.embedded.agent.RestartableAgent;
import io.github.mesosspring.embedded.cluster.Cluster;
import io.github.mesosspring.embedded.cluster.ClusterSettings;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.master.Response;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.wire.Exchange;
import io.github.mesosspring.wire.HttpMessage;
import io.github.mesosspring.wire.Recording;
import io.github.mesosspring.wire.Recordings;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * A recorded run, done again step by step. Every answer is compared on the way, the
 * streams at the end.
 */
final class ReplayedRun implements AutoCloseable {

	private static final Duration LIMIT = Duration.ofSeconds(15);

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	private final Recording recording;

	private final Encoding encoding;

	private final Path workDirectory;

	private final Cluster cluster;

	private final ReplayedIds ids = new ReplayedIds();

	private final OffersOnTheWay offersOnTheWay = new OffersOnTheWay();

	private final Map<Integer, ReplayedStream> streams = new LinkedHashMap<>();

	private final Map<Integer, ReplayedExecutorStream> executorStreams = new LinkedHashMap<>();

	private final ReplayedAgent agent;

	private long now;

	private int callsCompared;

	ReplayedRun(String folder, Encoding encoding, Path workDirectory) throws IOException {
		this.recording = Recordings.named(folder);
		this.encoding = encoding;
		this.workDirectory = workDirectory;
		List<RestartableAgent> agents = new ArrayList<>();
		this.cluster = Cluster.start(new ClusterSettings(1, 0,
				new MasterSettings(Duration.ofSeconds(15), Duration.ofMillis(100), Map.of()).with(
						this.offersOnTheWay.journal()),
				List.of(TestMaster.agentInfo()), workDirectory, Duration.ZERO), null, (info, directory, thread) -> {
					agents.add(LocalAgents.create(info, directory, thread));
					return agents.get(0);
				}, this.clock);
		this.agent = new ReplayedAgent(agents.get(0), encoding, workDirectory.resolve("executors"), this.ids);
	}

	void replay() throws IOException {
		for (RecordedTimes.Step step : RecordedTimes.steps(this.recording.folder())) {
			List<Long> stops = this.streams.values()
				.stream()
				.flatMap((stream) -> stream.beforeHeartbeats(this.now, step.ms()).stream())
				.sorted()
				.toList();
			for (long stop : stops) {
				advanceTo(stop);
				awaitWhatCameBefore(stop);
			}
			advanceTo(step.ms());
			awaitWhatCameBefore(step.ms());
			if (step.exchange() == 0) {
				this.agent.act(step.what());
				continue;
			}
			Exchange exchange = this.recording.exchanges().get(step.exchange() - 1);
			if (step.closes()) {
				close(step.exchange());
			}
			else if (exchange.stream() && ReplayedAgent.isTargetOf(exchange)) {
				subscribeExecutor(exchange);
			}
			else if (exchange.stream() && exchange.status() == 200) {
				subscribe(exchange);
			}
			else {
				call(exchange);
			}
		}
	}

	/**
	 * An offer that came earlier than the recorded one may have set the clock forward.
	 */
	private void advanceTo(long ms) {
		if (ms > this.now) {
			settle();
			this.clock.advanceTimeBy(Duration.ofMillis(ms - this.now));
			this.now = ms;
		}
	}

	/**
	 * What a call causes may go on after its answer, and must not see a later time. A few
	 * turns, since one thing leads to another.
	 */
	private void settle() {
		for (int turn = 0; turn < 5; turn++) {
			CompletableFuture<Void> done = new CompletableFuture<>();
			this.clock.schedule(() -> done.complete(null));
			done.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
		}
	}

	private void awaitWhatCameBefore(long ms) {
		this.executorStreams.values().forEach((stream) -> stream.awaitWhatCameBefore(ms));
		this.streams.values().forEach((stream) -> stream.awaitWhatCameBefore(ms, this.ids));
	}

	private void subscribeExecutor(Exchange exchange) throws IOException {
		RawConnection connection = new RawConnection(this.agent.uri());
		connection.send(bytes(exchange.request(), this.agent.body(exchange)));
		assertHead(exchange, connection.readHead());
		this.executorStreams.put(exchange.number(), new ReplayedExecutorStream(exchange, this.encoding, connection));
	}

	void assertSameStreams(Set<String> tasksLeftOut) {
		this.executorStreams.values().forEach((stream) -> stream.assertSame(this.ids));
		this.streams.values().forEach((stream) -> stream.assertSame(this.ids, tasksLeftOut));
	}

	private void subscribe(Exchange exchange) throws IOException {
		this.cluster.releaseRecovery();
		RawConnection connection = new RawConnection(this.cluster.masters().get(0).uri());
		connection.send(bytes(exchange.request(), body(exchange)));
		RawConnection.Response head = connection.readHead();
		assertHead(exchange, head);
		this.ids.learn(exchange.response().header("Mesos-Stream-Id"), String.valueOf(head.header("Mesos-Stream-Id")));
		ReplayedStream stream = new ReplayedStream(exchange, this.encoding, connection);
		this.streams.put(exchange.number(), stream);
		stream.awaitFirst();
		if (stream.recordedSubscribed().hasFrameworkId()) {
			this.ids.learn(stream.recordedSubscribed().getMasterInfo().getId(),
					stream.subscribed().getMasterInfo().getId());
			this.ids.learn(stream.recordedSubscribed().getFrameworkId().getValue(),
					stream.subscribed().getFrameworkId().getValue());
		}
	}

	/** How many exchanges were compared, once the streams were too. */
	int compared() {
		return this.callsCompared + this.streams.size() + this.executorStreams.size();
	}

	private void call(Exchange exchange) throws IOException {
		compare(exchange);
		this.callsCompared++;
	}

	private void compare(Exchange exchange) throws IOException {
		if (exchange.name().equals("kill-g1-grace-30s")) {
			awaitOutput("up");
		}
		else if (exchange.name().equals("type-UNKNOWN")) {
			this.cluster.holdRecovery();
		}
		boolean forAgent = ReplayedAgent.isTargetOf(exchange);
		byte[] body = forAgent ? this.agent.body(exchange) : body(exchange);
		if (exchange.end().contains("Connection refused")) {
			assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> new RawConnection(this.agent.uri()));
			this.agent.recover();
			return;
		}
		try (RawConnection connection = new RawConnection(
				forAgent ? this.agent.uri() : this.cluster.masters().get(0).uri())) {
			connection.send(bytes(exchange.request(), body));
			RawConnection.Response response = connection.read();
			if (exchange.status() == null) {
				assertThat(response).as(exchange.toString()).isNull();
				return;
			}
			assertHead(exchange, response);
			if (isForOperators(exchange)) {
				assertThat(frameworks(response.body(), null)).as(exchange.toString())
					.isEqualTo(frameworks(exchange.response().body(), this.ids));
			}
			else {
				assertThat(response.text()).as(exchange.toString())
					.isEqualTo(this.ids.translate(new String(exchange.response().body(), StandardCharsets.UTF_8)));
			}
		}
	}

	/** The command has come so far that it ignores SIGTERM. */
	private void awaitOutput(String line) {
		await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5)).atMost(LIMIT).until(() -> {
			try (Stream<Path> files = Files.walk(this.workDirectory)) {
				return files.filter((file) -> file.endsWith("stdout"))
					.anyMatch((file) -> file.toFile().length() == line.length() + 1);
			}
		});
	}

	/** What closing a connection causes takes a moment. */
	private void close(int number) throws IOException {
		if (this.executorStreams.containsKey(number)) {
			this.executorStreams.get(number).awaitEnd();
			this.executorStreams.get(number).close();
			return;
		}
		ReplayedStream stream = this.streams.get(number);
		if (stream == null) {
			return;
		}
		stream.awaitHeartbeats();
		stream.awaitEnd();
		stream.close();
		if (stream.wasFinished()) {
			return;
		}
		String id = stream.subscribed().getFrameworkId().getValue();
		await().pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(5))
			.atMost(LIMIT)
			.until(() -> frameworks(operatorCall(), null).stream()
				.noneMatch(
						(framework) -> framework.contains("id " + id + " ") && framework.contains("connected true")));
	}

	private byte[] operatorCall() throws IOException {
		String mediaType = this.encoding.codec().mediaType();
		byte[] body = this.encoding.codec()
			.encode(io.github.mesosspring.protocol.master.Call.newBuilder()
				.setType(io.github.mesosspring.protocol.master.Call.Type.GET_FRAMEWORKS)
				.build());
		try (RawConnection connection = new RawConnection(this.cluster.masters().get(0).uri())) {
			connection
				.send(("POST /api/v1 HTTP/1.1\r\nHost: x\r\nContent-Type: " + mediaType + "\r\nAccept: " + mediaType
						+ "\r\nContent-Length: " + body.length + "\r\n\r\n")
					.getBytes(StandardCharsets.ISO_8859_1));
			connection.send(body);
			return connection.read().body();
		}
	}

	private Set<String> frameworks(byte[] body, ReplayedIds translation) {
		Response response = this.encoding.codec().decode(body, Response.getDefaultInstance());
		Response.GetFrameworks frameworks = ((translation != null) ? translation.translate(response) : response)
			.getGetFrameworks();
		Set<String> described = new TreeSet<>();
		frameworks.getFrameworksList().forEach((framework) -> described.add("served " + describe(framework)));
		frameworks.getCompletedFrameworksList()
			.forEach((framework) -> described.add("completed " + describe(framework)));
		return described;
	}

	private static String describe(Response.GetFrameworks.Framework framework) {
		FrameworkInfo info = framework.getFrameworkInfo();
		return "id " + info.getId().getValue() + " connected " + framework.getConnected() + " active "
				+ framework.getActive() + " recovered " + framework.getRecovered() + " unregistered "
				+ framework.hasUnregisteredTime() + " "
				+ TextFormat.printer().emittingSingleLine(true).printToString(info);
	}

	private static boolean isForOperators(Exchange exchange) {
		return exchange.target().equals("master") && exchange.request().path().equals("/api/v1");
	}

	private byte[] body(Exchange exchange) {
		byte[] body = exchange.request().body();
		if (isForOperators(exchange)) {
			return body;
		}
		this.agent.learnDirectory(new String(body, StandardCharsets.ISO_8859_1));
		Call call = this.encoding.codec().decode(body, Call.getDefaultInstance());
		this.streams.values().forEach((stream) -> stream.awaitUpdate(call.getAcknowledge().getUuid(), this.ids));
		List<OfferID> offers = call.getAccept().getOfferIdsList();
		offers.forEach((offer) -> learnOffer(offer, offer.equals(offers.get(0)) ? 20 : 3));
		call.getDecline().getOfferIdsList().forEach((offer) -> learnOffer(offer, 20));
		return this.encoding.codec().encode(this.ids.translate(withoutMissing(call)));
	}

	/** Resources that came back at different times may be in one offer of ours. */
	private Call withoutMissing(Call call) {
		List<OfferID> offers = call.getAccept().getOfferIdsList();
		if (offers.size() < 2) {
			return call;
		}
		Call.Builder builder = call.toBuilder();
		builder.getAcceptBuilder()
			.clearOfferIds()
			.addAllOfferIds(offers.stream().filter((offer) -> this.ids.knows(offer.getValue())).toList());
		return builder.build();
	}

	private void learnOffer(OfferID recorded, int rounds) {
		if (!this.ids.knows(recorded.getValue())) {
			this.streams.values()
				.stream()
				.filter((stream) -> stream.hadOffer(recorded.getValue()))
				.findFirst()
				.filter((stream) -> awaitOffer(stream, rounds))
				.ifPresent((stream) -> this.ids.learn(recorded.getValue(), stream.nextOffer().getId().getValue()));
		}
	}

	/**
	 * What was free at once in the recorded run may be offered only in our next round.
	 */
	private boolean awaitOffer(ReplayedStream stream, int rounds) {
		for (int round = 0; round < rounds && !hasNextOffer(stream); round++) {
			advanceTo(this.now + 100);
		}
		return hasNextOffer(stream);
	}

	private boolean hasNextOffer(ReplayedStream stream) {
		settle();
		this.offersOnTheWay.await(this.streams.values());
		return stream.hasNextOffer();
	}

	private byte[] bytes(HttpMessage request, byte[] body) {
		StringBuilder head = new StringBuilder(request.startLine()).append("\r\n");
		request.headers().forEach((header) -> {
			boolean length = header.getKey().equalsIgnoreCase("Content-Length");
			head.append(header.getKey()).append(": ").append(length ? body.length : header.getValue()).append("\r\n");
		});
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.writeBytes(this.ids.translate(head.append("\r\n").toString()).getBytes(StandardCharsets.ISO_8859_1));
		bytes.writeBytes(body);
		return bytes.toByteArray();
	}

	private static void assertHead(Exchange exchange, RawConnection.Response response) {
		HttpMessage recorded = exchange.response();
		assertThat(response).as(exchange.toString()).isNotNull();
		assertThat(response.statusLine()).as(exchange + " " + response.text()).isEqualTo(recorded.startLine());
		Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		recorded.headers().forEach((header) -> names.add(header.getKey()));
		assertThat(response.headers().keySet()).as(exchange.toString()).containsExactlyInAnyOrderElementsOf(names);
		for (String name : Set.of("Content-Type", "Transfer-Encoding")) {
			assertThat(response.header(name)).as(exchange + " " + name).isEqualTo(recorded.header(name));
		}
	}

	@Override
	public void close() throws IOException {
		this.cluster.close();
		for (ReplayedStream stream : this.streams.values()) {
			stream.close();
		}
		for (ReplayedExecutorStream stream : this.executorStreams.values()) {
			stream.close();
		}
	}

}
