package io.github.mesosspring.embedded.master;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.embedded.version.MesosVersion;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.scheduler.Call;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A master of some version, and what can be sent to it without a client that knows
 * better.
 */
final class OldMaster implements AutoCloseable {

	private final TestMaster master;

	OldMaster(String version) {
		this(version, Map.of());
	}

	OldMaster(String version, Map<String, String> credentials) {
		this.master = new TestMaster(1, credentials, MesosVersion.of(version));
	}

	TestMaster master() {
		return this.master;
	}

	/** What every version understands. */
	static FrameworkInfo.Builder framework() {
		return FrameworkInfo.newBuilder().setUser("root").setName("test").setFailoverTimeout(60);
	}

	TestScheduler open(Encoding encoding, FrameworkInfo.Builder info) {
		return TestScheduler.open(this.master.uri(), encoding, info);
	}

	TestScheduler subscribe(Encoding encoding) {
		return TestScheduler.subscribe(this.master.uri(), encoding, framework());
	}

	RawConnection.Response send(Encoding encoding, Call.Builder call, String... headers) {
		return post(encoding, encoding.codec().encode(call.build()), headers);
	}

	RawConnection.Response json(String json, String... headers) {
		return post(Encoding.JSON, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), headers);
	}

	RawConnection.Response get(String path) {
		return send(("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
	}

	private RawConnection.Response post(Encoding encoding, byte[] body, String... headers) {
		return send(request(encoding, body, headers));
	}

	static byte[] request(Encoding encoding, byte[] body, String... headers) {
		String mediaType = encoding.codec().mediaType();
		StringBuilder head = new StringBuilder("POST /api/v1/scheduler HTTP/1.1\r\nHost: x\r\n");
		head.append("Content-Type: ").append(mediaType).append("\r\nAccept: ").append(mediaType).append("\r\n");
		for (String header : headers) {
			head.append(header).append("\r\n");
		}
		head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
		ByteArrayOutputStream request = new ByteArrayOutputStream();
		request.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
		request.writeBytes(body);
		return request.toByteArray();
	}

	private RawConnection.Response send(byte[] request) {
		try (RawConnection connection = new RawConnection(this.master.uri())) {
			connection.send(request);
			RawConnection.Response response = connection.read();
			assertThat(response).isNotNull();
			return response;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What a request is answered with that may begin a stream.
	 */
	int status(byte[] request) {
		try (RawConnection connection = new RawConnection(this.master.uri())) {
			connection.send(request);
			RawConnection.Response head = connection.readHead();
			assertThat(head).isNotNull();
			return head.status();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The first event of a subscription, as it is on the wire.
	 */
	String firstRecord(String json) {
		try (RawConnection connection = new RawConnection(this.master.uri())) {
			connection.send(request(Encoding.JSON, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
			RawConnection.Response head = connection.readHead();
			assertThat(head).isNotNull();
			assertThat(head.status()).isEqualTo(200);
			byte[] chunk = connection.readChunk();
			assertThat(chunk).isNotNull();
			String text = new String(chunk, StandardCharsets.UTF_8);
			return text.substring(text.indexOf('\n') + 1).replace('"', '\'');
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.master.close();
	}

}
