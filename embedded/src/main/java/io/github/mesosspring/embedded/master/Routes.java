package io.github.mesosspring.embedded.master;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.mesosspring.embedded.http.HttpAnswer;
import io.github.mesosspring.embedded.http.HttpCall;
import io.github.mesosspring.embedded.http.HttpRoutes;
import reactor.core.publisher.Mono;

/**
 * Which path is served by whom. The longest route that is a prefix of the path wins, and
 * everything may be asked for below {@code /master} too.
 */
final class Routes implements HttpRoutes {

	private static final String MASTER = "/master";

	private final MasterEndpoint endpoint;

	private final int port;

	Routes(MasterEndpoint endpoint, int port) {
		this.endpoint = endpoint;
		this.port = port;
	}

	@Override
	public CompletableFuture<HttpAnswer> handle(HttpCall call) {
		String path = call.path();
		if (path.contains("/..")) {
			return CompletableFuture.completedFuture(HttpAnswer.notFound());
		}
		if (path.startsWith(MASTER + "/")) {
			path = path.substring(MASTER.length());
		}
		if (isBelow(path, "/api/v1/scheduler")) {
			return this.endpoint.schedulerCall(call);
		}
		if (isBelow(path, "/api/v1")) {
			return this.endpoint.operatorCall(call);
		}
		return CompletableFuture.completedFuture(plain(path));
	}

	private static boolean isBelow(String path, String route) {
		return path.equals(route) || path.startsWith(route + "/");
	}

	private HttpAnswer plain(String path) {
		return switch (path.endsWith("/") ? path.substring(0, path.length() - 1) : path) {
			case "/health" -> HttpAnswer.empty(200);
			case "/redirect" -> HttpAnswer.empty(307).with("Location", "//localhost:" + this.port);
			case "/version" -> new HttpAnswer.Complete(200, "application/json",
					("{\"version\":\"" + ClusterState.VERSION + "\"}").getBytes(StandardCharsets.UTF_8), Map.of(),
					Mono.empty());
			default -> HttpAnswer.notFound();
		};
	}

}
