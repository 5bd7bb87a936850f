package io.github.mesosspring.http;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/**
 * A real server that writes down what came as {@code Authorization}, and answers always
 * the same.
 */
public final class RecordingServer implements AutoCloseable {

	/** What stands in for a request without credentials. */
	public static final String NONE = "none";

	private static final String ANSWER = "{\"type\":\"GET_HEALTH\",\"get_health\":{\"healthy\":true}}";

	private final List<String> received = new CopyOnWriteArrayList<>();

	private final DisposableServer server;

	/**
	 * Start one.
	 * @param status what it answers
	 * @param location where it redirects to, empty for nowhere
	 */
	public RecordingServer(int status, String location) {
		this.server = HttpServer.create().host("127.0.0.1").port(0).handle((request, response) -> {
			this.received.add(request.requestHeaders().get("Authorization", NONE));
			if (!location.isEmpty()) {
				response.header("Location", location);
			}
			return request.receive()
				.then()
				.then(response.status(status)
					.header("Content-Type", "application/json")
					.sendString(Mono.just(ANSWER))
					.then());
		}).bindNow();
	}

	/**
	 * Start one that redirects.
	 */
	public static RecordingServer redirecting(RecordingServer to) {
		return new RecordingServer(307, "//" + to.uri().getAuthority());
	}

	public URI uri() {
		return URI.create("http://127.0.0.1:" + this.server.port());
	}

	public List<String> received() {
		return this.received;
	}

	@Override
	public void close() {
		this.server.disposeNow();
	}

}
