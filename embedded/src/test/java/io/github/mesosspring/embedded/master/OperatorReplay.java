package io.github.mesosspring.embedded.master;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.embedded.cluster.Cluster;
import io.github.mesosspring.embedded.cluster.ClusterSettings;
import io.github.mesosspring.protocol.AgentInfo;
import io.github.mesosspring.protocol.Attribute;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.Value;
import io.github.mesosspring.protocol.master.Event;
import io.github.mesosspring.protocol.master.Response;
import io.github.mesosspring.wire.Exchange;
import io.github.mesosspring.wire.HttpMessage;
import io.github.mesosspring.wire.Recording;
import io.github.mesosspring.wire.Recordings;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The recorded run of an operator and a scheduler, done again step by step. The agents
 * report what the recorded ones did, when they did.
 */
final class OperatorReplay implements AutoCloseable {

	/** A level of -5, which the codec of ours does not take for a number without sign. */
	private static final String OUT_OF_RANGE = "master-set-logging-level-bad";

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	private final Recording recording;

	private final Encoding encoding;

	private final Cluster cluster;

	private final List<FakeAgent> agents = new ArrayList<>();

	private final ReplayedIds ids = new ReplayedIds();

	private final Map<Integer, OperatorReplayStream> streams = new LinkedHashMap<>();

	private final List<Event> causes;

	private final List<Long> causedAt;

	private int caused;

	private long now;

	OperatorReplay(String folder, Encoding encoding) {
		this.recording = Recordings.named(folder);
		this.encoding = encoding;
		Exchange subscription = this.recording.exchanges().get(0);
		this.causes = OperatorReplayStream.events(subscription);
		this.causedAt = RecordedTimes.arrivals(subscription);
		ClusterSettings settings = new ClusterSettings(1, 0,
				new MasterSettings(Duration.ofSeconds(15), Duration.ofSeconds(1), Map.of()),
				Collections.nCopies(3, TestMaster.agentInfo()), Path.of("unused"), Duration.ZERO);
		this.clock.advanceTimeBy(Duration.ofDays(1));
		this.cluster = Cluster.start(settings, null, (info, directory, thread) -> agent(info), this.clock);
		this.clock.advanceTimeBy(Duration.ofMillis(1000 - RecordedTimes.arrivals(scheduler()).get(3) % 1000));
	}

	private FakeAgent agent(AgentInfo info) {
		boolean first = this.agents.isEmpty();
		FakeAgent agent = new FakeAgent(first ? info.toBuilder().addAllAttributes(attributes()).build() : info, !first);
		this.agents.add(agent);
		return agent;
	}

	private static List<Attribute> attributes() {
		Attribute.Builder text = Attribute.newBuilder().setType(Value.Type.TEXT);
		return List.of(text.setName("os").setText(Value.Text.newBuilder().setValue("linux")).build(),
				text.setName("rack").setText(Value.Text.newBuilder().setValue("r1")).build(),
				Attribute.newBuilder()
					.setName("cpu_mhz")
					.setType(Value.Type.SCALAR)
					.setScalar(Value.Scalar.newBuilder().setValue(2400.5))
					.build(),
				Attribute.newBuilder().setName("zones").setType(Value.Type.RANGES).setRanges(range(1, 3)).build());
	}

	private static Value.Ranges range(long begin, long end) {
		return Value.Ranges.newBuilder().addRange(Value.Range.newBuilder().setBegin(begin).setEnd(end)).build();
	}

	Exchange scheduler() {
		return exchange("scheduler-subscribe");
	}

	Exchange exchange(String name) {
		return this.recording.exchanges().stream().filter((each) -> each.name().equals(name)).findFirst().orElseThrow();
	}

	/**
	 * Do it again.
	 * @param notServed the operator calls that must be answered with 501
	 * @param shorter those whose answer is too short to be compressed as the recorded one
	 * @return our answers to the others, by the name of the exchange
	 */
	Map<String, RawConnection.Response> replay(Set<String> notServed, Set<String> shorter) throws IOException {
		Map<String, RawConnection.Response> answers = new HashMap<>();
		for (RecordedTimes.Step step : RecordedTimes.steps(this.recording.folder())) {
			if (step.exchange() == 0) {
				continue;
			}
			Exchange exchange = this.recording.exchanges().get(step.exchange() - 1);
			if (step.closes() && exchange.name().equals("master-subscribe-full")) {
				this.streams.get(exchange.number()).close(exchange.events().size());
			}
			if (step.closes() || !exchange.target().equals("master") || exchange.name().equals(OUT_OF_RANGE)) {
				continue;
			}
			causeWhatCameBefore(exchange, step.ms());
			advance(step.ms());
			if (exchange.stream()) {
				subscribe(exchange);
				continue;
			}
			RawConnection.Response answer = call(exchange);
			if (notServed.contains(exchange.name())) {
				assertThat(answer.statusLine()).as(exchange.toString()).isEqualTo("HTTP/1.1 501 Not Implemented");
				assertThat(answer.text()).isEqualTo("501 Not Implemented.");
			}
			else {
				assertHead(exchange, answer, shorter.contains(exchange.name()));
				answers.put(exchange.name(), answer);
			}
		}
		return answers;
	}

	private void advance(long ms) {
		if (ms > this.now) {
			this.clock.advanceTimeBy(Duration.ofMillis(ms - this.now));
			this.now = ms;
		}
	}

	/** An update must have come before its acknowledgement is sent. */
	private void causeWhatCameBefore(Exchange exchange, long ms) {
		String body = new String(exchange.request().body(), StandardCharsets.ISO_8859_1);
		int until = this.caused;
		for (int index = this.caused; index < this.causes.size(); index++) {
			TaskStatus status = this.causes.get(index).getTaskUpdated().getStatus();
			boolean acknowledged = status.hasUuid()
					&& (body.contains(status.getUuid().toString(StandardCharsets.ISO_8859_1))
							|| body.contains(ReplayedIds.base64(status.getUuid())));
			if (acknowledged || (this.causedAt.get(index) < ms && until == index)) {
				until = index + 1;
			}
		}
		while (this.caused < until) {
			advance(Math.min(ms, this.causedAt.get(this.caused)));
			cause(this.ids.translate(this.causes.get(this.caused++)));
		}
	}

	private void cause(Event event) {
		switch (event.getType()) {
			case TASK_UPDATED -> {
				TaskStatus status = event.getTaskUpdated().getStatus();
				if (status.hasUuid()) {
					this.agents.get(0)
						.report(event.getTaskUpdated().getFrameworkId(), status, event.getTaskUpdated().getState());
				}
			}
			case AGENT_ADDED -> agent(event.getAgentAdded().getAgent().getAgentInfo().getId().getValue()).register();
			case AGENT_REMOVED -> this.cluster.agents()
				.stream()
				.filter((agent) -> agent.info().getId().equals(event.getAgentRemoved().getAgentId()))
				.findFirst()
				.orElseThrow()
				.unregister();
			default -> {
			}
		}
	}

	private FakeAgent agent(String id) {
		return this.agents.stream()
			.filter((agent) -> agent.info().getId().getValue().equals(id))
			.findFirst()
			.orElseThrow();
	}

	private void subscribe(Exchange exchange) throws IOException {
		RawConnection connection = new RawConnection(this.cluster.masters().get(0).uri());
		connection.send(bytes(exchange.request()));
		RawConnection.Response head = connection.readHead();
		assertHead(exchange, head, false);
		if (head.header("Mesos-Stream-Id") != null) {
			this.ids.learn(exchange.response().header("Mesos-Stream-Id"), head.header("Mesos-Stream-Id"));
		}
		OperatorReplayStream stream = new OperatorReplayStream(connection, this.encoding);
		this.streams.put(exchange.number(), stream);
		if (exchange.number() == 1) {
			this.ids.learn(masterId(this.causes.get(0).getSubscribed().getGetState()),
					masterId(this.encoding.codec()
						.decode(stream.first(), Event.getDefaultInstance())
						.getSubscribed()
						.getGetState()));
		}
	}

	private static String masterId(Response.GetState state) {
		return state.getGetAgents().getAgents(0).getAgentInfo().getId().getValue().replaceAll("-S\\d+$", "");
	}

	private RawConnection.Response call(Exchange exchange) throws IOException {
		try (RawConnection connection = new RawConnection(this.cluster.masters().get(0).uri())) {
			connection.send(bytes(exchange.request()));
			return connection.read();
		}
	}

	/** All ids are as long as ours, in either encoding. */
	private byte[] bytes(HttpMessage request) {
		StringBuilder head = new StringBuilder(request.startLine()).append("\r\n");
		request.headers()
			.forEach((header) -> head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n"));
		return this.ids.translate(head.append("\r\n") + new String(request.body(), StandardCharsets.ISO_8859_1))
			.getBytes(StandardCharsets.ISO_8859_1);
	}

	private static void assertHead(Exchange exchange, RawConnection.Response response, boolean shorter) {
		HttpMessage recorded = exchange.response();
		assertThat(response).as(exchange.toString()).isNotNull();
		assertThat(response.statusLine()).as(exchange + " " + response.text()).isEqualTo(recorded.startLine());
		Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		recorded.headers().forEach((header) -> names.add(header.getKey()));
		if (shorter) {
			names.remove("Content-Encoding");
		}
		assertThat(response.headers().keySet()).as(exchange.toString()).containsExactlyInAnyOrderElementsOf(names);
		for (String name : Set.of("Content-Type", "Transfer-Encoding", "Allow")) {
			assertThat(response.header(name)).as(exchange + " " + name).isEqualTo(recorded.header(name));
		}
	}

	/**
	 * The body of a recorded answer, with our ids.
	 */
	byte[] recordedBody(Exchange exchange) throws IOException {
		byte[] body = plain(exchange.response().body(), exchange.response().header("Content-Encoding"));
		return this.ids.translate(new String(body, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
	}

	static byte[] plain(byte[] body, String encoding) throws IOException {
		return "gzip".equals(encoding) ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes() : body;
	}

	OperatorReplayStream stream(Exchange exchange) {
		return this.streams.get(exchange.number());
	}

	ReplayedIds ids() {
		return this.ids;
	}

	@Override
	public void close() throws IOException {
		this.cluster.close();
		for (OperatorReplayStream stream : this.streams.values()) {
			stream.close();
		}
	}

}
