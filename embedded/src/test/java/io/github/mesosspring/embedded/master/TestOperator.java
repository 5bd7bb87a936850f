package io.github.mesosspring.embedded.master;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.master.Call;
import io.github.mesosspring.protocol.master.Event;
import io.github.mesosspring.protocol.master.Response;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An operator who calls a master and listens to its events.
 */
final class TestOperator implements Closeable {

	private final URI uri;

	private final RawConnection stream;

	TestOperator(URI uri) {
		this.uri = uri;
		try {
			this.stream = new RawConnection(uri);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Make a call without payload that has an answer. */
	Response ask(Call.Type type) {
		RawConnection.Response response = send((call) -> call.setType(type), "");
		assertThat(response.status()).as(response.text()).isEqualTo(200);
		return Encoding.PROTOBUF.codec().decode(response.body(), Response.getDefaultInstance());
	}

	/** The only agent, or the first. */
	Response.GetAgents.Agent agent() {
		return ask(Call.Type.GET_AGENTS).getGetAgents().getAgents(0);
	}

	/** Make a call that changes something. */
	void call(Consumer<Call.Builder> call) {
		RawConnection.Response response = send(call, "");
		assertThat(response.statusLine()).as(response.text()).isEqualTo("HTTP/1.1 200 OK");
		assertThat(response.body()).isEmpty();
	}

	/** Make a call that is refused, and get the status and the text. */
	String refused(Consumer<Call.Builder> call) {
		RawConnection.Response response = send(call, "");
		return response.status() + " " + response.text();
	}

	RawConnection.Response send(Consumer<Call.Builder> customizer, String headers) {
		try (RawConnection connection = new RawConnection(this.uri)) {
			connection.send(request(customizer, headers));
			return connection.read();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static byte[] request(Consumer<Call.Builder> customizer, String headers) {
		Call.Builder call = Call.newBuilder();
		customizer.accept(call);
		byte[] body = call.build().toByteArray();
		String head = "POST /api/v1 HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-protobuf\r\n"
				+ "Accept: application/x-protobuf\r\n" + headers + "Content-Length: " + body.length + "\r\n\r\n";
		return (head + new String(body, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
	}

	/** Subscribe, and read the state and the first HEARTBEAT. */
	Response.GetState subscribe() {
		try {
			this.stream.send(request((call) -> call.setType(Call.Type.SUBSCRIBE), ""));
			assertThat(this.stream.readHead().header("Mesos-Stream-Id")).isNull();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Event subscribed = next(Event.Type.SUBSCRIBED);
		next(Event.Type.HEARTBEAT);
		return subscribed.getSubscribed().getGetState();
	}

	Event next(Event.Type type) {
		byte[] chunk = chunk();
		assertThat(chunk).as("an event").isNotNull();
		int lineFeed = 0;
		while (chunk[lineFeed] != '\n') {
			lineFeed++;
		}
		Event event = Encoding.PROTOBUF.codec()
			.decode(Arrays.copyOfRange(chunk, lineFeed + 1, chunk.length), Event.getDefaultInstance());
		assertThat(event.getType()).as(event.toString()).isEqualTo(type);
		return event;
	}

	/** What comes next, {@code null} for the last chunk. */
	byte[] chunk() {
		try {
			return this.stream.readChunk();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Consumer<Call.Builder> markGone(AgentID agent) {
		return (call) -> call.setType(Call.Type.MARK_AGENT_GONE)
			.setMarkAgentGone(Call.MarkAgentGone.newBuilder().setAgentId(agent));
	}

	static Consumer<Call.Builder> deactivate(AgentID agent) {
		return (call) -> call.setType(Call.Type.DEACTIVATE_AGENT)
			.setDeactivateAgent(Call.DeactivateAgent.newBuilder().setAgentId(agent));
	}

	static Consumer<Call.Builder> reactivate(AgentID agent) {
		return (call) -> call.setType(Call.Type.REACTIVATE_AGENT)
			.setReactivateAgent(Call.ReactivateAgent.newBuilder().setAgentId(agent));
	}

	static Consumer<Call.Builder> drain(AgentID agent, boolean markGone) {
		return (call) -> call.setType(Call.Type.DRAIN_AGENT)
			.setDrainAgent(Call.DrainAgent.newBuilder().setAgentId(agent).setMarkGone(markGone));
	}

	@Override
	public void close() {
		try {
			this.stream.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
