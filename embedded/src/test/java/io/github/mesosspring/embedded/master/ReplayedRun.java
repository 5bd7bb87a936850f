package io.github.mesosspring.embedded.master;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.google.protobuf.TextFormat;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.embedded.agent.LocalAgents;
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

	private final Map<Integer, ReplayedStream> streams = new LinkedHashMap<>();

	private long now;

	ReplayedRun(String folder, Encoding encoding, Path workDirectory) {
		this.recording = Recordings.named(folder);
		this.encoding = encoding;
		this.workDirectory = workDirectory;
		this.cluster = Cluster.start(
				new ClusterSettings(1, 0, new MasterSettings(Duration.ofSeconds(15), Duration.ofMillis(100), Map.of()),
						List.of(TestMaster.agentInfo()), workDirectory, Duration.ZERO),
				null, LocalAgents::create, this.clock);
	}

	void replay() throws IOException {
		for (RecordedTimes.Step step : RecordedTimes.steps(this.recording.folder())) {
			this.clock.advanceTimeBy(Duration.ofMillis(step.ms() - this.now));
			this.now = step.ms();
			for (ReplayedStream stream : this.streams.values()) {
				stream.awaitWhatCameBefore(step.ms(), this.ids);
			}
			Exchange exchange = this.recording.exchanges().get(step.exchange() - 1);
			if (step.closes()) {
				close(step.exchange());
			}
			else if (exchange.stream()) {
				subscribe(exchange);
			}
			else {
				call(exchange);
			}
		}
	}

	void assertSameStreams(Set<String> tasksLeftOut) {
		this.streams.values().forEach((stream) -> stream.assertSame(this.ids, tasksLeftOut));
	}

	private void subscribe(Exchange exchange) throws IOException {
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

	private void call(Exchange exchange) throws IOException {
		if (exchange.name().equals("kill-g1-grace-30s")) {
			awaitOutput("up");
		}
		try (RawConnection connection = new RawConnection(this.cluster.masters().get(0).uri())) {
			connection.send(bytes(exchange.request(), body(exchange)));
			RawConnection.Response response = connection.read();
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
		ReplayedStream stream = this.streams.get(number);
		stream.awaitHeartbeats();
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
		return exchange.request().path().equals("/api/v1");
	}

	private byte[] body(Exchange exchange) {
		byte[] body = exchange.request().body();
		if (isForOperators(exchange)) {
			return body;
		}
		Call call = this.encoding.codec().decode(body, Call.getDefaultInstance());
		this.streams.values().forEach((stream) -> stream.awaitUpdate(call.getAcknowledge().getUuid(), this.ids));
		call.getAccept().getOfferIdsList().forEach(this::learnOffer);
		call.getDecline().getOfferIdsList().forEach(this::learnOffer);
		return this.encoding.codec().encode(this.ids.translate(call));
	}

	private void learnOffer(OfferID recorded) {
		if (!this.ids.knows(recorded.getValue())) {
			this.streams.values()
				.stream()
				.filter((stream) -> stream.hadOffer(recorded.getValue()))
				.findFirst()
				.ifPresent((stream) -> this.ids.learn(recorded.getValue(), stream.nextOffer().getId().getValue()));
		}
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
	}

}
