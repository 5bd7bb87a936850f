package io.github.mesosspring.embedded.master;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
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

	static final String MASTER = "/master";

	/** Paths of the old API: only the leader serves them, and ours does not. */
	private static final Set<String> LEADER_ONLY = Set.of("/state", "/state-summary", "/frameworks", "/slaves",
			"/roles", "/tasks");

	private final MasterEndpoint endpoint;

	Routes(MasterEndpoint endpoint) {
		this.endpoint = endpoint;
	}

	@Override
	public CompletableFuture<HttpAnswer> handle(HttpCall call) {
		if (this.endpoint.page().serves(call.path())) {
			return this.endpoint.pageCall(call);
		}
		CompletableFuture<HttpAnswer> answer = route(call);
		return this.endpoint.profile().repeatsStatusInBody() ? answer : answer.thenApply(
				(given) -> (given instanceof HttpAnswer.Complete complete) ? complete.withoutRepeatedStatus() : given);
	}

	private CompletableFuture<HttpAnswer> route(HttpCall call) {
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
		if (isBelow(path, "/api/v1") && this.endpoint.profile().hasOperatorApi()) {
			return this.endpoint.operatorCall(call);
		}
		return CompletableFuture.completedFuture(plain(path, call));
	}

	private static boolean isBelow(String path, String route) {
		return path.equals(route) || path.startsWith(route + "/");
	}

	private HttpAnswer plain(String path, HttpCall call) {
		Leadership leadership = this.endpoint.leadership();
		String route = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
		if (LEADER_ONLY.contains(route) && !leadership.serves()) {
			return leadership.decline(call, this.endpoint.profile());
		}
		return switch (route) {
			case "/health" -> HttpAnswer.empty(200);
			case "/redirect" -> leadership.redirect();
			case "/version" -> new HttpAnswer.Complete(200, "application/json",
					("{\"version\":\"" + this.endpoint.info().getVersion() + "\"}").getBytes(StandardCharsets.UTF_8),
					Map.of(), Mono.empty());
			default -> HttpAnswer.notFound();
		};
	}

}
