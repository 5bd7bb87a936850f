package io.github.mesosspring.embedded.master;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.wire.Exchange;
import io.github.mesosspring.wire.HttpMessage;
import io.github.mesosspring.wire.Recordings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The recorded requests with good and bad credentials, made again.
 */
class RecordedAuthenticationTests {

	@ParameterizedTest
	@EnumSource
	void asksForCredentialsAsTheRecordedMasterDid(Encoding encoding) throws IOException {
		Map<String, String> ids = new HashMap<>();
		Map<String, RawConnection> streams = new HashMap<>();
		int refused = 0;
		try (TestMaster master = new TestMaster(1, Map.of("alice", "wonderland", "bob", "builder"))) {
			for (Exchange exchange : Recordings.named("S14-authentication-" + encoding.name().toLowerCase(Locale.ROOT))
				.exchanges()) {
				if (!exchange.request().path().equals("/api/v1/scheduler")) {
					continue;
				}
				RawConnection connection = new RawConnection(master.uri());
				connection.send(bytes(exchange.request(), ids));
				HttpMessage recorded = exchange.response();
				RawConnection.Response response = exchange.stream() && exchange.status() == 200 ? connection.readHead()
						: connection.read();
				assertThat(response).as(exchange.toString()).isNotNull();
				assertThat(response.statusLine()).as(exchange + " " + response.text()).isEqualTo(recorded.startLine());
				assertThat(response.header("WWW-Authenticate")).isEqualTo(recorded.header("WWW-Authenticate"));
				if (exchange.stream() && exchange.status() == 200) {
					Event first = first(connection, encoding);
					Event expected = Encoding.JSON.codec().decode(exchange.events().get(0), Event.getDefaultInstance());
					assertThat(first.getType()).as(exchange.toString()).isEqualTo(expected.getType());
					assertThat(first.getError()).isEqualTo(expected.getError());
					ids.put(expected.getSubscribed().getFrameworkId().getValue(),
							first.getSubscribed().getFrameworkId().getValue());
					ids.put(recorded.header("Mesos-Stream-Id"), response.header("Mesos-Stream-Id"));
					streams.put(exchange.name(), connection);
				}
				else {
					assertThat(response.body()).as(exchange.toString()).isEqualTo(recorded.body());
					connection.close();
					refused++;
				}
			}
		}
		assertThat(refused).isGreaterThan(8);
		ReplayTable.assertRow("S14-authentication", encoding, refused + streams.size());
		for (RawConnection stream : streams.values()) {
			stream.close();
		}
	}

	private static Event first(RawConnection connection, Encoding encoding) throws IOException {
		byte[] chunk = connection.readChunk();
		assertThat(chunk).isNotNull();
		int lineFeed = new String(chunk, StandardCharsets.ISO_8859_1).indexOf('\n');
		return encoding.codec()
			.decode(java.util.Arrays.copyOfRange(chunk, lineFeed + 1, chunk.length), Event.getDefaultInstance());
	}

	private static byte[] bytes(HttpMessage request, Map<String, String> ids) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		StringBuilder text = new StringBuilder(request.startLine()).append("\r\n");
		request.headers()
			.forEach((header) -> text.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n"));
		text.append("\r\n").append(new String(request.rawBody(), StandardCharsets.ISO_8859_1));
		String translated = text.toString();
		for (Map.Entry<String, String> id : ids.entrySet()) {
			if (!id.getKey().isEmpty()) {
				translated = translated.replace(id.getKey(), id.getValue());
			}
		}
		bytes.writeBytes(translated.getBytes(StandardCharsets.ISO_8859_1));
		return bytes.toByteArray();
	}

}
