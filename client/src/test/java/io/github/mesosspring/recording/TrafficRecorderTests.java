package io.github.mesosspring.recording;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.mesosspring.call.CallNotSentException;
import io.github.mesosspring.call.CallRejectedException;
import io.github.mesosspring.call.CallResponse;
import io.github.mesosspring.call.Calls;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.event.EventSink;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.subscription.SubscriptionState;
import io.github.mesosspring.subscription.SubscriptionStateChange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class TrafficRecorderTests {

	private static final byte[] HEARTBEAT = Encoding.PROTOBUF.codec()
		.encode(Event.newBuilder().setType(Event.Type.HEARTBEAT).build());

	private final Logger logger = (Logger) LoggerFactory.getLogger(TrafficRecorder.class);

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	@TempDir
	private Path folder;

	private Path file;

	@BeforeEach
	void listen() {
		this.file = this.folder.resolve("deep/down/traffic.jsonl");
		this.log.start();
		this.logger.addAppender(this.log);
	}

	@AfterEach
	void stopListening() {
		this.logger.detachAppender(this.log);
	}

	@Test
	void writesOneLineForEachThingThatHappened() throws IOException {
		Call kill = Calls.kill(TaskID.newBuilder().setValue("t").build(), null, null);
		try (TrafficRecorder recorder = start()) {
			recorder.subscribing(URI.create("http://m:5050"), Call.newBuilder().setType(Call.Type.SUBSCRIBE).build());
			recorder.stateChanged(new SubscriptionStateChange(SubscriptionState.SUBSCRIBED,
					SubscriptionState.BACKING_OFF, SessionLoss.ERROR_EVENT, "gone"));
			recorder.received(3, MesosEventType.HEARTBEAT, HEARTBEAT);
			recorder.made(1, 3, kill);
			recorder.accepted(1, new CallResponse(202, new byte[0]));
			recorder.failed(2, new CallRejectedException(Call.Type.KILL, 403, "no, http://u:p@h"));
			recorder.failed(3, new CallNotSentException(Call.Type.KILL, CallNotSentException.Reason.CLOSED, "bye"));
		}
		assertThat(lines()).containsExactly(
				"{'mesos-recording':1,'at':'T','framework':'jobs','encoding':'application/x-protobuf'}",
				"{'at':'T','master':'http://m:5050','call':{'type':'SUBSCRIBE'}}",
				"{'at':'T','state':'BACKING_OFF','from':'SUBSCRIBED','reason':'error_event','detail':'gone'}",
				"{'at':'T','epoch':3,'event':{'type':'HEARTBEAT'}}",
				"{'at':'T','epoch':3,'n':1,'call':{'type':'KILL','kill':{'task_id':{'value':'t'}}}}",
				"{'at':'T','n':1,'outcome':'accepted','status':202}",
				"{'at':'T','n':2,'outcome':'rejected','status':403,'message':'no, http://(removed)@h'}",
				"{'at':'T','n':3,'outcome':'not_sent','message':'KILL was not sent: bye'}");
	}

	@Test
	void keepsWhatCannotBeDecodedAsItCame() throws IOException {
		try (TrafficRecorder recorder = start()) {
			recorder.received(1, MesosEventType.UPDATE, new byte[] { 8, 1, 1 });
			recorder.received(1, null, new byte[] { 8, 99 });
			recorder.made(1, 1, Call.newBuilder().setType(Call.Type.KILL).buildPartial());
			recorder.made(2, 0,
					Call.newBuilder()
						.setType(Call.Type.KILL)
						.setKill(Call.Kill.newBuilder().buildPartial())
						.buildPartial());
		}
		List<JsonNode> lines = Files.readAllLines(this.file).stream().map(JsonMapper.shared()::readTree).toList();
		assertThat(lines.get(1).get("undecodable").asString()).isEqualTo("CAEB");
		assertThat(lines.get(1).get("type").asString()).isEqualTo("UPDATE");
		assertThat(lines.get(1).get("reason").asString()).isNotEmpty();
		assertThat(lines.get(2).get("undecodable").asString()).isEqualTo("CGM=");
		assertThat(lines.get(2).get("type")).isNull();
		assertThat(lines.get(3).get("incomplete")).isNull();
		assertThat(lines.get(4).get("call").toString()).isEqualTo("{\"type\":\"KILL\"}");
		assertThat(lines.get(4).get("incomplete").asString()).contains("task_id");
	}

	@Test
	void passesEverythingOnToTheSinkItStandsInFrontOf() throws IOException {
		SeenEvents seen = new SeenEvents();
		Session session = new Session(URI.create("http://m:5050"), FrameworkID.newBuilder().setValue("f").build(), null,
				7);
		try (TrafficRecorder recorder = start()) {
			EventSink sink = recorder.tap(seen);
			sink.begin(session, HEARTBEAT);
			sink.accept(7, MesosEventType.HEARTBEAT, HEARTBEAT);
			sink.end(7);
			sink.dropped(MesosEventType.UPDATE);
			assertThat(sink.hasRoomFor(3)).isTrue();
			assertThat(sink.hasRoomFor(4)).isFalse();
			sink.whenRoomFor(4, () -> seen.news.add("room"));
			sink.whenDrained(() -> seen.news.add("drained"));
		}
		assertThat(seen.news).containsExactly("begin 7", "accept HEARTBEAT", "end 7", "dropped UPDATE", "room",
				"drained");
		assertThat(lines()).hasSize(3);
	}

	@Test
	void countsWhatComesFasterThanItCanBeWritten() throws IOException {
		CountDownLatch disk = new CountDownLatch(1);
		TrafficRecorder recorder = new TrafficRecorder(this.file, format(), new EntryQueue(400),
				(writer) -> new Thread(() -> {
					awaitUninterruptibly(disk);
					writer.run();
				}));
		recorder.startWriter();
		for (int i = 0; i < 100; i++) {
			recorder.received(1, MesosEventType.HEARTBEAT, HEARTBEAT);
		}
		disk.countDown();
		recorder.close();
		long written = lines().stream().filter((line) -> line.contains("HEARTBEAT")).count();
		assertThat(written).isBetween(2L, 10L);
		assertThat(lines()).last().isEqualTo("{'at':'T','lost':" + (100 - written) + "}");
		assertThat(this.log.list).hasSize(1).first().asString().contains("has gaps");
	}

	@Test
	void putsTheCountOfWhatIsLostWhereItIsMissing() {
		EntryQueue queue = new EntryQueue(10);
		Entry.Received entry = new Entry.Received(Instant.EPOCH, 1, MesosEventType.HEARTBEAT, HEARTBEAT);
		assertThat(queue.add(entry)).as("alone").isTrue();
		assertThat(queue.add(entry)).isFalse();
		assertThat(queue.add(entry)).isFalse();
		assertThat(queue.take()).isSameAs(entry);
		assertThat(queue.add(entry)).isTrue();
		queue.close();
		assertThat(queue.add(entry)).as("not lost but late").isTrue();
		assertThat(queue.take()).isEqualTo(new Entry.Lost(Instant.EPOCH, 2));
		assertThat(queue.take()).isSameAs(entry);
		assertThat(queue.take()).isNull();
	}

	@Test
	void goesOnAfterWhatIsThereAlready() throws IOException {
		start().close();
		Files.writeString(this.file, "{\"at\":\"20", StandardOpenOption.APPEND);
		start().close();
		assertThat(lines()).hasSize(3).element(1).isEqualTo("{'at':'20");
		assertThat(lines()).element(2).asString().startsWith("{'mesos-recording':1,");
	}

	@Test
	void writesAtOnceWhatACrashMustNotTake() {
		try (TrafficRecorder recorder = start()) {
			recorder.received(1, MesosEventType.HEARTBEAT, HEARTBEAT);
			await().untilAsserted(() -> assertThat(lines()).hasSize(2));
		}
	}

	@Test
	void isForItsOwnerOnly() throws IOException {
		start().close();
		if (this.file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.file))).isEqualTo("rw-------");
		}
	}

	@Test
	void stopsWithOneErrorIfTheFileCannotBeWritten() throws IOException {
		Files.createDirectories(this.file);
		TrafficRecorder recorder = start();
		await().untilAsserted(() -> assertThat(this.log.list).hasSize(1));
		recorder.received(1, MesosEventType.HEARTBEAT, HEARTBEAT);
		recorder.close();
		assertThat(this.log.list).hasSize(1);
		assertThat(this.log.list.get(0).getFormattedMessage()).contains(this.file.toString(), "mesos.record.path");
	}

	private TrafficRecorder start() {
		return TrafficRecorder.start(this.file, "jobs", Encoding.PROTOBUF);
	}

	private static LineFormat format() {
		return new LineFormat("jobs", Encoding.PROTOBUF);
	}

	private List<String> lines() throws IOException {
		return Files.readAllLines(this.file, StandardCharsets.UTF_8)
			.stream()
			.map((line) -> line.replace('"', '\'').replaceAll("'at':'[^']*Z'", "'at':'T'"))
			.toList();
	}

	private static void awaitUninterruptibly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
