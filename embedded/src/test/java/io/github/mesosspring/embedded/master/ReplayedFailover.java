package io.github.mesosspring.embedded.master;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.embedded.agent.LocalAgents;
import io.github.mesosspring.embedded.cluster.AgentProcess;
import io.github.mesosspring.embedded.cluster.Cluster;
import io.github.mesosspring.embedded.cluster.ClusterSettings;
import io.github.mesosspring.embedded.cluster.MasterProcess;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.master.Response;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.wire.Exchange;
import io.github.mesosspring.wire.Recording;
import io.github.mesosspring.wire.Recordings;
import org.jspecify.annotations.Nullable;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The recorded life of three masters, lived again: what was done to the processes then is
 * done to ours before the same requests.
 */
final class ReplayedFailover implements AutoCloseable {

	private static final int FIRST_FAILOVER_CALL = 26;

	private static final int AFTER_SESSION_EXPIRED = 28;

	private static final int AFTER_RECOVERY = 30;

	private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(3);

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	private final Recording recording;

	private final Encoding encoding;

	private final int firstPort;

	private final Cluster cluster;

	private final ReplayedIds ids = new ReplayedIds();

	private final Map<Integer, Long> times = new TreeMap<>();

	private final Map<String, ReplayedStream> streams = new LinkedHashMap<>();

	private @Nullable AgentProcess agent;

	private long now;

	private int callsCompared;

	ReplayedFailover(String folder, Encoding encoding, Path workDirectory) {
		this.recording = Recordings.named(folder);
		this.encoding = encoding;
		this.firstPort = recordedPort(this.recording.exchanges().get(0));
		this.cluster = Cluster.start(
				new ClusterSettings(3, 0, new MasterSettings(Duration.ofSeconds(15), Duration.ofMillis(100), Map.of()),
						List.of(), workDirectory, SESSION_TIMEOUT),
				null, LocalAgents::create, this.clock);
		RecordedTimes.steps(folder).forEach((step) -> this.times.putIfAbsent(step.exchange(), step.ms()));
	}

	/** At first there is one master, which has not found a ZooKeeper yet. */
	void replay() throws IOException {
		master(1).stop();
		master(2).stop();
		this.cluster.suspendElection();
		master(0).start();
		for (int index = 0; index < 3; index++) {
			this.ids.learn("localhost:" + (this.firstPort + index), "localhost:" + master(index).uri().getPort());
		}
		for (Exchange exchange : this.recording.exchanges()) {
			advance(this.times.get(exchange.number()));
			prepare(exchange);
			if (exchange.stream()) {
				subscribe(exchange);
			}
			else {
				call(exchange);
			}
		}
		this.streams.values().forEach((stream) -> stream.assertSame(this.ids, Set.of()));
	}

	/** How many exchanges were compared wholly. */
	int compared() {
		return this.callsCompared + this.streams.size();
	}

	private void advance(long ms) {
		this.clock.advanceTimeBy(Duration.ofMillis(ms - this.now));
		this.now = ms;
		this.streams.values().forEach((stream) -> stream.awaitWhatCameBefore(ms, this.ids));
	}

	private void prepare(Exchange exchange) {
		switch (exchange.name()) {
			case "subscribe-a-during-election-2" -> {
				this.cluster.holdRecovery();
				this.cluster.resumeElection();
			}
			case "subscribe-b-becoming-follower-1" -> {
				this.cluster.releaseRecovery();
				master(1).start();
				master(2).start();
			}
			case "subscribe-at-leader" -> this.agent = this.cluster.addAgent(TestMaster.agentInfo());
			case "reconcile-explicit-after-agent" -> this.agent.heal();
			case "subscribe-a-restarted-1" -> master(0).start();
			case "revive-follower-without-zookeeper-2" -> this.cluster.suspendElection();
			default -> failOver(exchange.number());
		}
	}

	/** The agent finds the new leader only after its framework has. */
	private void failOver(int number) {
		if (number == FIRST_FAILOVER_CALL) {
			master(0).stop();
			assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> new RawConnection(master(0).uri()));
			this.cluster.holdRecovery();
			this.agent.partition();
		}
		else if (number == AFTER_SESSION_EXPIRED) {
			assertThat(this.cluster.leader()).isSameAs(master(1));
		}
		else if (number == AFTER_RECOVERY) {
			this.cluster.releaseRecovery();
		}
	}

	private MasterProcess master(int index) {
		return this.cluster.masters().get(index);
	}

	private URI address(Exchange exchange) {
		return master(recordedPort(exchange) - this.firstPort).uri();
	}

	private static int recordedPort(Exchange exchange) {
		return Integer.parseInt(exchange.request().header("Host").split(":")[1]);
	}

	private void subscribe(Exchange exchange) throws IOException {
		RawConnection connection = new RawConnection(address(exchange));
		connection.send(request(exchange));
		RawConnection.Response head = connection.readHead();
		assertThat(head.statusLine()).as(exchange.toString()).isEqualTo(exchange.response().startLine());
		this.ids.learn(exchange.response().header("Mesos-Stream-Id"), String.valueOf(head.header("Mesos-Stream-Id")));
		ReplayedStream stream = new ReplayedStream(exchange, this.encoding, connection);
		this.streams.put(exchange.name(), stream);
		stream.awaitFirst();
		this.ids.learn(stream.recordedSubscribed().getMasterInfo().getId(),
				stream.subscribed().getMasterInfo().getId());
		this.ids.learn(stream.recordedSubscribed().getFrameworkId().getValue(),
				stream.subscribed().getFrameworkId().getValue());
	}

	private void call(Exchange exchange) throws IOException {
		try (RawConnection connection = new RawConnection(address(exchange))) {
			connection.send(request(exchange));
			RawConnection.Response response = connection.read();
			assertThat(response).as(exchange.toString()).isNotNull();
			assertThat(response.statusLine()).as(exchange + " " + response.text())
				.isEqualTo(exchange.response().startLine());
			String location = exchange.response().header("Location");
			assertThat(normalized(response.header("Location"))).as(exchange.toString())
				.isEqualTo((location != null) ? normalized(this.ids.translate(location)) : null);
			if (exchange.name().equals("operator-get-agents-after-failover")) {
				return;
			}
			this.callsCompared++;
			if (exchange.name().startsWith("operator-get-frameworks")) {
				assertThat(framework(response.body(), new ReplayedIds())).as(exchange.toString())
					.isEqualTo(framework(exchange.response().body(), this.ids));
			}
			else {
				assertThat(response.text()).as(exchange.toString())
					.isEqualTo(this.ids.translate(new String(exchange.response().body(), StandardCharsets.UTF_8)));
			}
		}
	}

	/** The recorded master keeps the parameters of a query in the order of a hash map. */
	private static @Nullable String normalized(@Nullable String location) {
		return (location != null) ? location.replace("?y=a%20b&x=1", "?x=1&y=a%20b") : null;
	}

	private List<Object> framework(byte[] body, ReplayedIds translation) {
		Response response = translation.translate(this.encoding.codec().decode(body, Response.getDefaultInstance()));
		assertThat(response.getGetFrameworks().getFrameworksList()).hasSize(1);
		Response.GetFrameworks.Framework framework = response.getGetFrameworks().getFrameworks(0);
		return List.of(framework.getFrameworkInfo(), framework.getActive(), framework.getConnected(),
				framework.getRecovered(), response.getGetFrameworks().getCompletedFrameworksCount());
	}

	private byte[] request(Exchange exchange) {
		byte[] body = body(exchange);
		StringBuilder head = new StringBuilder(exchange.request().startLine()).append("\r\n");
		exchange.request().headers().forEach((header) -> {
			boolean length = header.getKey().equalsIgnoreCase("Content-Length");
			head.append(header.getKey()).append(": ").append(length ? body.length : header.getValue()).append("\r\n");
		});
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.writeBytes(this.ids.translate(head.append("\r\n").toString()).getBytes(StandardCharsets.ISO_8859_1));
		bytes.writeBytes(body);
		return bytes.toByteArray();
	}

	private byte[] body(Exchange exchange) {
		byte[] body = exchange.request().body();
		if (!this.streams.isEmpty() && exchange.request().path().endsWith("/scheduler")
				|| exchange.name().startsWith("subscribe-at-leader")) {
			Call call = this.encoding.codec().decode(body, Call.getDefaultInstance());
			this.streams.values().forEach((stream) -> stream.awaitUpdate(call.getAcknowledge().getUuid(), this.ids));
			call.getAccept().getOfferIdsList().forEach(this::learnOffer);
			return this.encoding.codec().encode(this.ids.translate(call));
		}
		return body;
	}

	private void learnOffer(OfferID recorded) {
		this.streams.values()
			.stream()
			.filter((stream) -> stream.hadOffer(recorded.getValue()))
			.findFirst()
			.ifPresent((stream) -> this.ids.learn(recorded.getValue(), stream.nextOffer().getId().getValue()));
	}

	@Override
	public void close() throws IOException {
		this.cluster.close();
		for (ReplayedStream stream : this.streams.values()) {
			stream.close();
		}
	}

}
