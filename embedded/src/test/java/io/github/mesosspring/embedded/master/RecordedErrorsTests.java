package io.github.mesosspring.embedded.master;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.wire.Exchange;
import io.github.mesosspring.wire.HttpMessage;
import io.github.mesosspring.wire.Recording;
import io.github.mesosspring.wire.Recordings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Every refusal that was recorded from a real master, asked again in the same order.
 */
class RecordedErrorsTests {

	@ParameterizedTest
	@EnumSource
	void answersAsTheRecordedMasterDid(Encoding encoding) throws IOException {
		Recording recording = Recordings.named("S06-errors-" + encoding.name().toLowerCase(java.util.Locale.ROOT));
		try (TestMaster master = new TestMaster()) {
			Replay replay = new Replay(recording, master);
			replay.run();
			ReplayTable.assertRow("S06-errors", encoding, replay.answered);
		}
	}

	private static final class Replay {

		private final Recording recording;

		private final TestMaster master;

		private final Map<String, String> ids = new TreeMap<>();

		private @Nullable RawConnection subscription;

		private int answered;

		Replay(Recording recording, TestMaster master) {
			this.recording = recording;
			this.master = master;
		}

		void run() throws IOException {
			for (Exchange exchange : this.recording.exchanges()) {
				if (exchange.name().equals("call-after-stream-closed") && this.subscription != null) {
					this.subscription.close();
				}
				if (exchange.stream() && exchange.status() != null) {
					stream(exchange);
				}
				else if (exchange.name().startsWith("call-after")) {
					// What closing a connection causes takes a moment.
					await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> call(exchange));
				}
				else {
					call(exchange);
				}
				this.answered++;
			}
			if (this.subscription != null) {
				this.subscription.close();
			}
		}

		private void call(Exchange exchange) throws IOException {
			try (RawConnection connection = new RawConnection(this.master.uri())) {
				connection.send(bytes(exchange.request()));
				RawConnection.Response response = connection.read();
				HttpMessage recorded = exchange.response();
				if (recorded.startLine().isEmpty()) {
					assertThat(response).as(exchange.toString()).isNull();
					return;
				}
				assertThat(response).as(exchange.toString()).isNotNull();
				assertHead(exchange, response);
				assertThat(response.text()).as(exchange.toString())
					.isEqualTo(translate(new String(recorded.body(), StandardCharsets.UTF_8)));
			}
		}

		private void stream(Exchange exchange) throws IOException {
			RawConnection connection = new RawConnection(this.master.uri());
			connection.send(bytes(exchange.request()));
			RawConnection.Response head = connection.readHead();
			assertThat(head).as(exchange.toString()).isNotNull();
			assertHead(exchange, head);
			Event event = event(connection, head);
			Event recorded = Encoding.JSON.codec().decode(exchange.events().get(0), Event.getDefaultInstance());
			assertThat(event.getType()).as(exchange.toString()).isEqualTo(recorded.getType());
			if (recorded.getType() == Event.Type.ERROR) {
				assertThat(event).as(exchange.toString()).isEqualTo(recorded);
				assertThat(connection.readChunk()).isNull();
				connection.close();
				return;
			}
			learn(recorded.getSubscribed().getFrameworkId().getValue(),
					event.getSubscribed().getFrameworkId().getValue());
			if (this.subscription == null) {
				this.subscription = connection;
				learn(exchange.response().header("Mesos-Stream-Id"), head.header("Mesos-Stream-Id"));
			}
			else {
				connection.close();
			}
		}

		private void learn(@Nullable String recorded, @Nullable String ours) {
			this.ids.put(String.valueOf(recorded), String.valueOf(ours));
			this.ids.put(String.valueOf(recorded).toUpperCase(java.util.Locale.ROOT),
					String.valueOf(ours).toUpperCase(java.util.Locale.ROOT));
		}

		private static Event event(RawConnection connection, RawConnection.Response head) throws IOException {
			byte[] chunk = connection.readChunk();
			assertThat(chunk).isNotNull();
			int lineFeed = new String(chunk, StandardCharsets.ISO_8859_1).indexOf('\n');
			byte[] record = java.util.Arrays.copyOfRange(chunk, lineFeed + 1, chunk.length);
			Encoding encoding = Encoding.JSON.codec().mediaType().equals(head.header("Content-Type")) ? Encoding.JSON
					: Encoding.PROTOBUF;
			return encoding.codec().decode(record, Event.getDefaultInstance());
		}

		private void assertHead(Exchange exchange, RawConnection.Response response) {
			HttpMessage recorded = exchange.response();
			assertThat(response.statusLine()).as(exchange + " " + response.text()).isEqualTo(recorded.startLine());
			Map<String, String> expected = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
			recorded.headers().forEach((header) -> expected.put(header.getKey(), header.getValue()));
			assertThat(response.headers().keySet()).as(exchange.toString())
				.containsExactlyInAnyOrderElementsOf(expected.keySet());
			for (String name : Set.of("Content-Type", "Allow", "Transfer-Encoding", "Content-Length")) {
				assertThat(response.header(name)).as(exchange + " " + name).isEqualTo(expected.get(name));
			}
		}

		private byte[] bytes(HttpMessage request) {
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			StringBuilder head = new StringBuilder(request.startLine()).append("\r\n");
			request.headers()
				.forEach(
						(header) -> head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n"));
			bytes.writeBytes(translate(head.append("\r\n").toString()).getBytes(StandardCharsets.ISO_8859_1));
			byte[] body = translate(new String(request.body(), StandardCharsets.ISO_8859_1))
				.getBytes(StandardCharsets.ISO_8859_1);
			if (request.header("Transfer-Encoding") == null) {
				bytes.writeBytes(body);
				return bytes.toByteArray();
			}
			int from = 0;
			for (byte[] chunk : request.chunks()) {
				bytes.writeBytes((Integer.toHexString(chunk.length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
				bytes.write(body, from, chunk.length);
				bytes.writeBytes("\r\n".getBytes(StandardCharsets.ISO_8859_1));
				from += chunk.length;
			}
			bytes.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
			return bytes.toByteArray();
		}

		private String translate(String text) {
			String translated = text;
			for (Map.Entry<String, String> id : this.ids.entrySet()) {
				translated = translated.replace(id.getKey(), id.getValue());
			}
			return translated;
		}

	}

}
