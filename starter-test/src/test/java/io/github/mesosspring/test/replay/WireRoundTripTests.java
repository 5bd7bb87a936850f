package io.github.mesosspring.test.replay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.codec.MesosJson;
import io.github.mesosspring.event.EventSink;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.recording.TrafficRecorder;
import io.github.mesosspring.recordio.RecordIoDecoder;
import io.github.mesosspring.wire.Exchange;
import io.github.mesosspring.wire.Recordings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.core.io.buffer.DefaultDataBufferFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a real master sent, recorded, read and replayed.
 */
class WireRoundTripTests {

	@TempDir
	private Path folder;

	static Stream<Exchange> streams() {
		return Recordings.all()
			.stream()
			.flatMap((recording) -> recording.exchanges().stream())
			.filter((exchange) -> exchange.stream() && Integer.valueOf(200).equals(exchange.status())
					&& exchange.request().path().endsWith("/api/v1/scheduler") && begins(exchange));
	}

	/** An ERROR instead of SUBSCRIBED never gets to handlers. */
	private static boolean begins(Exchange exchange) {
		Event first = Encoding.JSON.codec().decode(exchange.events().get(0), Event.getDefaultInstance());
		return first.getType() == Event.Type.SUBSCRIBED;
	}

	@Test
	void thereAreStreamsInBothEncodings() {
		assertThat(streams().map(WireRoundTripTests::encoding)).contains(Encoding.JSON, Encoding.PROTOBUF)
			.hasSizeGreaterThan(30);
	}

	@ParameterizedTest
	@MethodSource("streams")
	void whatTheMasterSentReachesTheHandlers(Exchange exchange) throws IOException {
		Path file = this.folder.resolve("traffic.jsonl");
		record(exchange, file);
		RecordedTraffic traffic = RecordedTraffic.read(file);
		List<String> sent = exchange.events()
			.stream()
			.map((json) -> asMaster(Encoding.JSON.codec().decode(json, Event.getDefaultInstance())))
			.toList();
		assertThat(traffic.events()).extracting(WireRoundTripTests::asMaster).isEqualTo(sent);
		Everything handler = new Everything();
		try (MesosReplayer replayer = MesosReplayer.of(handler)) {
			Replay replay = replayer.play(traffic);
			assertThat(replay.failures()).isEmpty();
			assertThat(replay.skipped()).isEmpty();
		}
		assertThat(handler.events).isEqualTo(sent);
		assertThat(Files.readAllLines(file)).hasSize(sent.size() + 1);
	}

	private static void record(Exchange exchange, Path file) {
		Encoding encoding = encoding(exchange);
		List<byte[]> records = new ArrayList<>();
		byte[] body = exchange.response().body();
		new RecordIoDecoder(body.length).decode(DefaultDataBufferFactory.sharedInstance.wrap(body), records::add);
		try (TrafficRecorder recorder = TrafficRecorder.start(file, "jobs", encoding)) {
			EventSink sink = recorder.tap(new Nowhere());
			for (byte[] record : records) {
				Event event = encoding.codec().decode(record, Event.getDefaultInstance());
				sink.accept(1, MesosEventType.valueOf(event.getType().name()), record);
			}
		}
	}

	private static Encoding encoding(Exchange exchange) {
		String mediaType = exchange.response().header("Content-Type");
		return Encoding.JSON.codec().mediaType().equals(mediaType) ? Encoding.JSON : Encoding.PROTOBUF;
	}

	private static String asMaster(Event event) {
		return new String(MesosJson.masterCodec().encode(event), StandardCharsets.UTF_8);
	}

	static class Everything {

		final List<String> events = new ArrayList<>();

		@MesosEventHandler(types = { MesosEventType.SUBSCRIBED, MesosEventType.OFFERS, MesosEventType.INVERSE_OFFERS,
				MesosEventType.RESCIND, MesosEventType.RESCIND_INVERSE_OFFER, MesosEventType.UPDATE,
				MesosEventType.UPDATE_OPERATION_STATUS, MesosEventType.MESSAGE, MesosEventType.FAILURE,
				MesosEventType.ERROR, MesosEventType.HEARTBEAT })
		void handle(Event event) {
			this.events.add(asMaster(event));
		}

	}

}
