package io.github.mesosspring.security;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads everything that all endpoints of Actuator tell over HTTP, whichever there are.
 */
final class ActuatorWalk {

	/** An image of the memory, in which every secret is. */
	private static final String HEAP_DUMP = "heapdump";

	private static final List<String> PROPERTIES = List.of("mesos.security.secret", "mesos.security.token",
			"mesos.master", "planted.secret", "mesos.security.dcos.private-key", "mesos.zookeeper.password",
			"mesos.operator.agents.secret", "mesos.frameworks.batch.security.secret");

	private final HttpClient client = HttpClient.newHttpClient();

	private final URI base;

	private final Map<String, String> answers = new LinkedHashMap<>();

	private ActuatorWalk(int port) {
		this.base = URI.create("http://127.0.0.1:" + port + "/actuator");
	}

	/**
	 * Read all of it.
	 * @param port where the application listens
	 * @return what was answered by address
	 */
	static Map<String, String> read(int port) throws IOException, InterruptedException {
		ActuatorWalk walk = new ActuatorWalk(port);
		JsonNode links = JsonMapper.shared().readTree(walk.get(walk.base.toString())).path("_links");
		for (Map.Entry<String, JsonNode> link : links.properties()) {
			String href = link.getValue().path("href").asString();
			if (!link.getKey().startsWith(HEAP_DUMP) && !link.getValue().path("templated").asBoolean()) {
				walk.get(href);
			}
		}
		for (String property : PROPERTIES) {
			walk.get(walk.base + "/env/" + property);
		}
		walk.get(walk.base + "/configprops/mesos");
		for (JsonNode name : JsonMapper.shared().readTree(walk.get(walk.base + "/metrics")).path("names")) {
			walk.get(walk.base + "/metrics/" + name.asString());
		}
		return walk.answers;
	}

	private String get(String address) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(20)).build();
		HttpResponse<String> response = this.client.send(request, HttpResponse.BodyHandlers.ofString());
		this.answers.put(address.substring(this.base.toString().length()), response.body() + response.headers().map());
		return response.body();
	}

}
