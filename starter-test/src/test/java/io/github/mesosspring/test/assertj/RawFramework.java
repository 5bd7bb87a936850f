package io.github.mesosspring.test.assertj;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.mesosspring.protocol.TaskState;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A framework that does nothing by itself. Its events are read when a method needs one.
 */
final class RawFramework implements AutoCloseable {

	private static final JsonMapper JSON = JsonMapper.shared();

	private final HttpClient client = HttpClient.newHttpClient();

	private final URI uri;

	private final InputStream stream;

	private final DataInputStream events;

	private final String streamId;

	private final Map<String, String> uuids = new LinkedHashMap<>();

	private String id = "";

	private String offer = "";

	private String agent = "";

	private RawFramework(URI master, String name) throws IOException, InterruptedException {
		this.uri = master.resolve("/api/v1/scheduler");
		HttpResponse<InputStream> response = this.client
			.send(request("{\"type\":\"SUBSCRIBE\",\"subscribe\":{\"framework_info\":{\"user\":\"u\",\"name\":\"" + name
					+ "\"}}}")
				.build(), HttpResponse.BodyHandlers.ofInputStream());
		this.streamId = response.headers().firstValue("Mesos-Stream-Id").orElseThrow();
		this.stream = response.body();
		this.events = new DataInputStream(this.stream);
		while (this.offer.isEmpty()) {
			read();
		}
	}

	static RawFramework subscribe(URI master, String name) throws IOException, InterruptedException {
		return new RawFramework(master, name);
	}

	void launch(String task, String name) throws IOException, InterruptedException {
		call("ACCEPT", ",\"accept\":{\"offer_ids\":[{\"value\":\"" + this.offer
				+ "\"}],\"operations\":[{\"type\":\"LAUNCH\",\"launch\":{\"task_infos\":[{\"name\":\"" + name
				+ "\",\"task_id\":{\"value\":\"" + task + "\"},\"agent_id\":{\"value\":\"" + this.agent
				+ "\"},\"command\":{\"value\":\"true\"},\"resources\":[{\"name\":\"cpus\",\"type\":\"SCALAR\",\"scalar\":{\"value\":1}},"
				+ "{\"name\":\"mem\",\"type\":\"SCALAR\",\"scalar\":{\"value\":32}}]}]}}]}");
	}

	void decline() throws IOException, InterruptedException {
		call("DECLINE", ",\"decline\":{\"offer_ids\":[{\"value\":\"" + this.offer + "\"}]}");
	}

	void kill(String task) throws IOException, InterruptedException {
		call("KILL", ",\"kill\":{\"task_id\":{\"value\":\"" + task + "\"}}");
	}

	void acknowledge(String task, TaskState state) throws IOException, InterruptedException {
		while (!this.uuids.containsKey(task + state)) {
			read();
		}
		call("ACKNOWLEDGE", ",\"acknowledge\":{\"agent_id\":{\"value\":\"" + this.agent
				+ "\"},\"task_id\":{\"value\":\"" + task + "\"},\"uuid\":\"" + this.uuids.get(task + state) + "\"}");
	}

	void call(String type, String more) throws IOException, InterruptedException {
		HttpResponse<String> response = this.client
			.send(request("{\"type\":\"" + type + "\",\"framework_id\":{\"value\":\"" + this.id + "\"}" + more + "}")
				.header("Mesos-Stream-Id", this.streamId)
				.build(), HttpResponse.BodyHandlers.ofString());
		if (response.statusCode() != 202) {
			throw new IllegalStateException(type + ": " + response.statusCode() + " " + response.body());
		}
	}

	private HttpRequest.Builder request(String body) {
		return HttpRequest.newBuilder(this.uri)
			.header("Content-Type", "application/json")
			.header("Accept", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body));
	}

	private void read() throws IOException {
		StringBuilder length = new StringBuilder();
		for (int next = this.events.readUnsignedByte(); next != '\n'; next = this.events.readUnsignedByte()) {
			length.append((char) next);
		}
		byte[] record = new byte[Integer.parseInt(length.toString())];
		this.events.readFully(record);
		JsonNode event = JSON.readTree(new String(record, StandardCharsets.UTF_8));
		switch (event.path("type").asString()) {
			case "SUBSCRIBED" -> this.id = event.at("/subscribed/framework_id/value").asString();
			case "OFFERS" -> {
				this.offer = event.at("/offers/offers/0/id/value").asString();
				this.agent = event.at("/offers/offers/0/agent_id/value").asString();
			}
			case "UPDATE" -> {
				JsonNode status = event.at("/update/status");
				this.uuids.put(status.at("/task_id/value").asString() + status.path("state").asString(),
						status.path("uuid").asString());
			}
			default -> {
			}
		}
	}

	@Override
	public void close() throws IOException {
		this.stream.close();
	}

}
