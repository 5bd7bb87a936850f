package io.github.mesosspring.operator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import com.google.protobuf.Message;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.leader.LeaderDetectors;
import io.github.mesosspring.protocol.master.Event;
import io.github.mesosspring.protocol.master.Response;
import io.github.mesosspring.recordio.RecordIoEncoder;
import io.github.mesosspring.wire.Exchange;
import io.github.mesosspring.wire.Recordings;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Event streams over real HTTP.
 */
@Timeout(60)
class MasterEventsHttpTests {

	private final MesosWebClients clients = MesosWebClients.reactorNetty();

	private final StreamServer master = new StreamServer();

	private final StreamServer other = new StreamServer();

	private final Received received = Received.all();

	@AfterEach
	void close() {
		this.received.cancel();
		this.master.close();
		this.other.close();
		this.clients.close();
	}

	static Stream<Exchange> streams() {
		return Stream.of("json", "protobuf")
			.map((encoding) -> Recordings.named("S20-operator-api-" + encoding))
			.flatMap((recording) -> Stream.of(recording.exchange("master-subscribe-empty"),
					recording.exchange("master-subscribe-full")));
	}

	@ParameterizedTest
	@MethodSource("streams")
	void passesOnWhatARealMasterSent(Exchange exchange) {
		this.master.thenReplay(exchange.response());
		Encoding encoding = exchange.folder().endsWith("json") ? Encoding.JSON : Encoding.PROTOBUF;
		List<MasterStreamItem> items = template(encoding).events()
			.takeUntilOther(Flux.interval(Duration.ofMillis(5)).filter((tick) -> this.master.requests.size() > 1))
			.collectList()
			.block(Duration.ofSeconds(20));
		List<Event> events = exchange.events()
			.stream()
			.map((event) -> Encoding.JSON.codec().decode(event, Event.getDefaultInstance()))
			.filter((event) -> event.getType() != Event.Type.HEARTBEAT)
			.toList();
		assertThat(items).hasSameSizeAs(events);
		MasterStreamItem.Snapshot first = (MasterStreamItem.Snapshot) items.get(0);
		assertThat(text(first.state())).isEqualTo(text(events.get(0).getSubscribed().getGetState()));
		assertThat(first.master()).isEqualTo(this.master.uri());
		assertThat(items.subList(1, items.size())).map((item) -> text(((MasterStreamItem.Change) item).event()))
			.isEqualTo(events.subList(1, events.size()).stream().map(MasterEventsHttpTests::text).toList());
		StreamServer.Request request = this.master.requests.get(0);
		assertThat(request.body()).isEqualTo(exchange.request().body());
		assertThat(request.uri()).isEqualTo(exchange.request().path());
		for (String header : List.of("Content-Type", "Accept", "Content-Length")) {
			assertThat(request.headers().get(header)).isEqualTo(exchange.request().header(header));
		}
	}

	@ParameterizedTest
	@EnumSource
	void followsARedirectAndClosesTheConnectionWhenCancelled(Encoding encoding) {
		this.master.then((request, response) -> response.status(307)
			.header("Location", "//127.0.0.1:" + this.other.uri().getPort() + "/master/api/v1")
			.send());
		this.other.thenStream(encoding.codec().mediaType(),
				Flux.concat(Flux.just(frame(encoding, ClusterEvents.subscribed(1))), Flux.never()));
		template(encoding).events().subscribe(this.received);
		soon().until(() -> this.received.items.equals(List.of("FIRST of 127.0.0.1 with 1 tasks")));
		assertThat(this.other.requests.get(0).uri()).isEqualTo("/master/api/v1");
		assertThat(this.other.closed).hasValue(0);
		this.received.cancel();
		soon().until(() -> this.other.closed.get() == 1);
	}

	@Test
	void comesBackWhenTheConnectionBreaks() {
		byte[] begin = frame(Encoding.PROTOBUF, ClusterEvents.subscribed(1));
		String type = Encoding.PROTOBUF.codec().mediaType();
		this.master.then((request, response) -> response.status(200)
			.header("Content-Type", type)
			.sendByteArray(Flux.concat(Flux.just(begin), Flux.error(new IllegalStateException("on purpose")))));
		this.master.thenStream(type, Flux.concat(Flux.just(begin), Flux.never()));
		template(Encoding.PROTOBUF).events().subscribe(this.received);
		soon().until(() -> this.received.items
			.equals(List.of("FIRST of 127.0.0.1 with 1 tasks", "RECONNECTED of 127.0.0.1 with 1 tasks")));
	}

	@Test
	void aSubscriberThatBlocksDoesNotKeepTheConnectionFromBeingGivenUp() {
		byte[] begin = frame(Encoding.PROTOBUF, ClusterEvents.subscribed(0));
		byte[] change = frame(Encoding.PROTOBUF, ClusterEvents.AGENT_REMOVED);
		String type = Encoding.PROTOBUF.codec().mediaType();
		this.master.thenStream(type, Flux.concat(Flux.just(begin), Flux.just(change).repeat(10_000), Flux.never()));
		this.master.thenStream(type, Flux.concat(Flux.just(begin), Flux.never()));
		template(Encoding.PROTOBUF).events(MasterEventsSettings.defaults().maxQueuedBytes(1000))
			.doOnNext((item) -> soon().until(() -> this.master.closed.get() > 0))
			.subscribe(this.received);
		soon().until(() -> this.received.items.contains("SLOW_SUBSCRIBER of 127.0.0.1 with 0 tasks"));
		assertThat(this.received.items).startsWith("FIRST of 127.0.0.1 with 0 tasks", "AGENT_REMOVED")
			.hasSizeLessThan(200);
	}

	@Test
	void decodesSnapshotsWhereTheNetworkDoesNotWaitForThat() {
		List<String> threads = new CopyOnWriteArrayList<>();
		this.master.thenStream("application/octet-stream",
				Flux.concat(Flux.just(frame(Encoding.PROTOBUF, ClusterEvents.subscribed(1))), Flux.never()));
		MesosOperatorTemplate
			.builder(this.clients, new ObservedCodec(() -> threads.add(Thread.currentThread().getName())),
					LeaderDetectors.parse(this.master.uri().toString(), "http"))
			.build()
			.master()
			.events()
			.subscribe(this.received);
		soon().until(() -> !this.received.items.isEmpty());
		assertThat(threads).singleElement().asString().startsWith("parallel-");
	}

	@Test
	void asksForTheState() {
		String type = Encoding.PROTOBUF.codec().mediaType();
		this.master
			.thenStream(type,
					Flux.concat(Flux.just(frame(Encoding.PROTOBUF, ClusterEvents.subscribed(0))), Flux.never()))
			.thenStream(type,
					Flux.just(Response.newBuilder()
						.setType(Response.Type.GET_STATE)
						.setGetState(ClusterEvents.state(7))
						.build()
						.toByteArray()));
		template(Encoding.PROTOBUF).events(MasterEventsSettings.defaults().resynchronizeEvery(Duration.ofMillis(50)))
			.subscribe(this.received);
		soon().until(() -> this.received.items.contains("PERIODIC of 127.0.0.1 with 7 tasks"));
	}

	private MasterOperations template(Encoding encoding) {
		return MesosOperatorTemplate
			.builder(this.clients, encoding.codec(), LeaderDetectors.parse(this.master.uri().toString(), "http"))
			.build()
			.master();
	}

	private static byte[] frame(Encoding encoding, Event event) {
		MessageCodec codec = encoding.codec();
		return RecordIoEncoder.encode(codec.encode(event));
	}

	/** Without the fields that only the recorded master knows. */
	private static String text(Message message) {
		return new String(Encoding.JSON.codec().encode(message), StandardCharsets.UTF_8);
	}

	private static ConditionFactory soon() {
		return Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(5));
	}

}
