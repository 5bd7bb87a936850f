package io.github.mesosspring.embedded.master;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.wire.Exchange;
import io.github.mesosspring.wire.Recordings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The first events of a subscription, character by character but for ids and ports.
 */
class RecordedEventsTests {

	@Test
	void writesTheFirstEventsAsTheRecordedMasterDid() throws IOException {
		Exchange subscribe = Recordings.named("S02-command-task-json").exchange("subscribe");
		byte[] body = subscribe.request().body();
		try (TestMaster master = new TestMaster(); RawConnection connection = new RawConnection(master.uri())) {
			connection.send(("POST /api/v1/scheduler HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
					+ "Accept: application/json\r\nContent-Length: " + body.length + "\r\n\r\n")
				.getBytes(StandardCharsets.ISO_8859_1));
			connection.send(body);
			connection.readHead();
			List<byte[]> recorded = subscribe.events();
			ReplayTable.assertRow("S02-command-task, first events", Encoding.JSON, 1);
			for (int index = 0; index < 3; index++) {
				byte[] chunk = connection.readChunk();
				assertThat(chunk).isNotNull();
				String record = new String(chunk, StandardCharsets.UTF_8).replaceFirst("^\\d+\n", "");
				assertThat(normalized(record))
					.isEqualTo(normalized(new String(recorded.get(index), StandardCharsets.UTF_8)));
			}
		}
	}

	private static String normalized(String record) {
		return record.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UUID")
			.replaceAll("\"port\":\\d+", "PORT")
			.replaceAll("127.0.0.1:\\d+", "ADDRESS")
			.replace(",{\"type\":\"QUOTA_V2\"}", "");
	}

}
