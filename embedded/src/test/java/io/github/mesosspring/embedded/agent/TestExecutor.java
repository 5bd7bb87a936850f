package io.github.mesosspring.embedded.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.google.protobuf.ByteString;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.executor.Call;
import io.github.mesosspring.protocol.executor.Event;

/**
 * An executor that speaks to the agent of a test.
 */
final class TestExecutor {

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final Agent agent;

	private final String id;

	final List<Event> events = new CopyOnWriteArrayList<>();

	/** {@code end} after the last chunk, {@code cut} without one. */
	volatile String end = "";

	/** Sent if there is one. */
	String token;

	TestExecutor(Agent agent, String id) {
		this.agent = agent;
		this.id = id;
	}

	Call.Builder call(Call.Type type) {
		return Call.newBuilder()
			.setType(type)
			.setFrameworkId(Tasks.FRAMEWORK_ID)
			.setExecutorId(ExecutorID.newBuilder().setValue(this.id));
	}

	int subscribe() {
		return subscribe(Call.Subscribe.getDefaultInstance());
	}

	int subscribe(Call.Subscribe subscribe) {
		HttpResponse<InputStream> response = send(call(Call.Type.SUBSCRIBE).setSubscribe(subscribe));
		if (response.statusCode() == 200) {
			Thread reader = new Thread(() -> readAll(response.body()), "test-executor");
			reader.setDaemon(true);
			reader.start();
		}
		return response.statusCode();
	}

	int update(String task, TaskState state, String uuid) {
		TaskStatus status = TaskStatus.newBuilder()
			.setTaskId(Tasks.id(task))
			.setState(state)
			.setSource(TaskStatus.Source.SOURCE_EXECUTOR)
			.setUuid(uuid(uuid))
			.build();
		return send(call(Call.Type.UPDATE).setUpdate(Call.Update.newBuilder().setStatus(status))).statusCode();
	}

	/** A uuid that a text stands for. */
	static ByteString uuid(String text) {
		byte[] bytes = new byte[16];
		System.arraycopy(text.getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, Math.min(6, text.length()));
		bytes[6] = 0x40;
		return ByteString.copyFrom(bytes);
	}

	HttpResponse<InputStream> send(Call.Builder call) {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:" + this.agent.info().getPort() + "/api/v1/executor"))
			.header("Content-Type", "application/x-protobuf")
			.header("Accept", "application/x-protobuf")
			.POST(HttpRequest.BodyPublishers.ofByteArray(call.build().toByteArray()));
		if (this.token != null) {
			request.header("Authorization", "Bearer " + this.token);
		}
		try {
			return this.client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void readAll(InputStream body) {
		try {
			for (int length = readLength(body); length >= 0; length = readLength(body)) {
				this.events.add(Encoding.PROTOBUF.codec().decode(body.readNBytes(length), Event.getDefaultInstance()));
			}
			this.end = "end";
		}
		catch (IOException ex) {
			this.end = "cut";
		}
	}

	private static int readLength(InputStream body) throws IOException {
		StringBuilder digits = new StringBuilder();
		for (int next = body.read(); next >= 0; next = body.read()) {
			if (next == '\n') {
				return Integer.parseInt(digits.toString());
			}
			digits.append((char) next);
		}
		return -1;
	}

	List<Event.Type> types() {
		return this.events.stream().map(Event::getType).toList();
	}

}
