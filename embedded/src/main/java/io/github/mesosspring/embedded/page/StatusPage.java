package io.github.mesosspring.embedded.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import io.github.mesosspring.embedded.agent.SandboxFiles;
import io.github.mesosspring.embedded.http.HttpAnswer;
import io.github.mesosspring.embedded.http.HttpCall;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Serves the status page, read-only and to browsers of this machine. Thread-safe.
 */
public final class StatusPage {

	static final String STATE = "/status/state.json";

	/** The time on the clock of the cluster, which goes on while the state stays. */
	static final String TIME = "Mesos-Time";

	private static final Map<String, String> HEADERS = Map.of("Content-Security-Policy",
			"default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'", "X-Content-Type-Options",
			"nosniff", "Cross-Origin-Resource-Policy", "same-origin", "Referrer-Policy", "no-referrer", "Cache-Control",
			"no-store");

	private final HostCheck hosts;

	private final StatusSource source;

	/**
	 * Create a page.
	 * @param address the address its server listens on
	 * @param source what it shows
	 */
	public StatusPage(String address, StatusSource source) {
		this.hosts = new HostCheck(address);
		this.source = source;
	}

	/**
	 * Whether a path is one of the page.
	 * @param path the path, without query
	 * @return {@code true} if the page answers
	 */
	public boolean serves(String path) {
		return PageFiles.has(path) || path.equals(STATE) || path.startsWith(SandboxPath.PREFIX);
	}

	/**
	 * Answer a request.
	 * @param call a request for a path of the page
	 * @return its answer
	 */
	public CompletableFuture<HttpAnswer> answer(HttpCall call) {
		return find(call).thenApply(StatusPage::secured);
	}

	private static HttpAnswer secured(HttpAnswer.Complete answer) {
		HttpAnswer.Complete secured = answer;
		for (Map.Entry<String, String> header : HEADERS.entrySet()) {
			secured = secured.with(header.getKey(), header.getValue());
		}
		return secured;
	}

	private CompletableFuture<HttpAnswer.Complete> find(HttpCall call) {
		if (!this.hosts.passes(call.header("Host"))) {
			return done(HttpAnswer.text(403, "403 Forbidden. The status page is shown for the address that the master "
					+ "listens on and for localhost, not for other names."));
		}
		if (!call.method().equals("GET")) {
			return done(HttpAnswer.text(405, "405 Method Not Allowed.").with("Allow", "GET"));
		}
		if (PageFiles.has(call.path())) {
			return done(PageFiles.answer(call.path()));
		}
		return call.path().equals(STATE) ? state(call) : sandbox(call.path());
	}

	private static CompletableFuture<HttpAnswer.Complete> done(HttpAnswer.Complete answer) {
		return CompletableFuture.completedFuture(answer);
	}

	private CompletableFuture<HttpAnswer.Complete> state(HttpCall call) {
		return this.source.status().thenApply((status) -> {
			byte[] json = RecordJson.write(status);
			String tag = "\"" + UUID.nameUUIDFromBytes(json) + "\"";
			HttpAnswer.Complete answer = tag.equals(call.header("If-None-Match")) ? HttpAnswer.empty(304)
					: new HttpAnswer.Complete(200, "application/json", json, Map.of(), Mono.empty());
			return answer.with("ETag", tag).with(TIME, Long.toString(this.source.now()));
		});
	}

	private CompletableFuture<HttpAnswer.Complete> sandbox(String path) {
		SandboxPath sandbox = SandboxPath.parse(path);
		if (sandbox == null) {
			return done(HttpAnswer.notFound());
		}
		String file = path.substring(path.lastIndexOf('/') + 1);
		return this.source.sandboxes(sandbox.agent())
			.thenCompose((files) -> files.isPresent() ? read(files.get(), sandbox, file) : done(HttpAnswer.notFound()));
	}

	private static CompletableFuture<HttpAnswer.Complete> read(SandboxFiles files, SandboxPath sandbox, String file) {
		return Mono.fromCallable(() -> content(files, sandbox, file))
			.subscribeOn(Schedulers.boundedElastic())
			.toFuture();
	}

	private static HttpAnswer.Complete content(SandboxFiles files, SandboxPath sandbox, String file) {
		byte @Nullable [] content;
		try {
			content = files.tail(sandbox.framework(), sandbox.executor(), sandbox.containers(), file);
		}
		catch (IOException ex) {
			content = null;
		}
		return (content != null) ? HttpAnswer.text(200, new String(content, StandardCharsets.UTF_8))
				: HttpAnswer.notFound();
	}

}
