package io.github.mesosspring.embedded.agent;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import io.github.mesosspring.embedded.http.HttpAnswer;
import io.github.mesosspring.embedded.http.HttpCall;
import io.github.mesosspring.embedded.http.HttpRoutes;
import io.github.mesosspring.embedded.http.RequestRefusedException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;

/**
 * Which path of an agent is served by whom. The longest route that is a prefix of the
 * path wins, and everything may be asked for below {@code /slave(1)} too. Thread-safe.
 */
final class AgentRoutes implements HttpRoutes {

	private static final Log logger = LogFactory.getLog(AgentRoutes.class);

	/** The version this agent claims to be. */
	static final String VERSION = "1.12.0";

	private static final String AGENT = "/slave(1)";

	private final AgentThread thread;

	private final ExecutorApi executorApi;

	private final AgentOperatorApi operatorApi;

	AgentRoutes(AgentProcess agent) {
		this.thread = agent.services().thread();
		this.executorApi = new ExecutorApi(agent);
		this.operatorApi = new AgentOperatorApi(agent);
	}

	@Override
	public CompletableFuture<HttpAnswer> handle(HttpCall call) {
		String path = call.path().replace("%28", "(").replace("%29", ")");
		if (path.contains("/..")) {
			return CompletableFuture.completedFuture(HttpAnswer.notFound());
		}
		if (path.startsWith(AGENT + "/")) {
			path = path.substring(AGENT.length());
		}
		if (isBelow(path, "/api/v1/executor")) {
			return onAgentThread(() -> this.executorApi.handle(call));
		}
		if (isBelow(path, "/api/v1")) {
			return onAgentThread(() -> this.operatorApi.handle(call));
		}
		return CompletableFuture.completedFuture(plain(path));
	}

	private static boolean isBelow(String path, String route) {
		return path.equals(route) || path.startsWith(route + "/");
	}

	private CompletableFuture<HttpAnswer> onAgentThread(Supplier<HttpAnswer> handler) {
		CompletableFuture<HttpAnswer> answer = new CompletableFuture<>();
		this.thread.run(() -> answer.complete(answer(handler)));
		return answer;
	}

	private static HttpAnswer answer(Supplier<HttpAnswer> handler) {
		try {
			return handler.get();
		}
		catch (RequestRefusedException ex) {
			return ex.answer();
		}
		catch (RuntimeException ex) {
			logger.error("The embedded Mesos agent failed to handle a request", ex);
			return HttpAnswer.text(500, "500 Internal Server Error.");
		}
	}

	private static HttpAnswer plain(String path) {
		return switch (path.endsWith("/") ? path.substring(0, path.length() - 1) : path) {
			case "/health" -> HttpAnswer.empty(200);
			case "/version" -> new HttpAnswer.Complete(200, "application/json",
					("{\"version\":\"" + VERSION + "\"}").getBytes(StandardCharsets.UTF_8), Map.of(), Mono.empty());
			default -> HttpAnswer.notFound();
		};
	}

}
