package io.github.mesosspring.embedded.page;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A headless Chromium, spoken to through chromedriver as W3C WebDriver has it.
 */
final class WebDriver implements AutoCloseable {

	private static final JsonMapper JSON = new JsonMapper();

	private static final Path BROWSER = Path.of("/usr/bin/chromium");

	private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

	private final HttpClient http = HttpClient.newHttpClient();

	private final Process process;

	private final URI driver;

	private String session = "";

	WebDriver() throws IOException {
		int port;
		try (ServerSocket free = new ServerSocket(0)) {
			port = free.getLocalPort();
		}
		this.driver = URI.create("http://127.0.0.1:" + port);
		this.process = new ProcessBuilder(DRIVER.toString(), "--port=" + port).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		try {
			Awaitility.await()
				.atMost(Duration.ofSeconds(30))
				.ignoreExceptions()
				.until(() -> send("GET", "/status", null).path("ready").asBoolean());
			Map<String, Object> chromium = Map.of("binary", BROWSER.toString(), "args",
					List.of("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
							"--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update",
							"--disable-sync"));
			this.session = send("POST", "/session",
					Map.of("capabilities",
							Map.of("alwaysMatch", Map.of("browserName", "chrome", "goog:chromeOptions", chromium))))
				.path("sessionId")
				.asString();
		}
		catch (RuntimeException ex) {
			close();
			throw ex;
		}
	}

	static boolean isInstalled() {
		return Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER);
	}

	void open(String address) {
		send("POST", "/session/" + this.session + "/url", Map.of("url", address));
	}

	/**
	 * Run a script in the page.
	 * @param script the body of a function
	 * @return what it returns, as text
	 */
	String script(String script) {
		return send("POST", "/session/" + this.session + "/execute/sync", Map.of("script", script, "args", List.of()))
			.asString();
	}

	String text(String selector) {
		return script("const found = document.querySelector(`" + selector + "`); return found ? found.innerText : ''");
	}

	private JsonNode send(String method, String path, Object body) {
		HttpRequest request = HttpRequest.newBuilder(this.driver.resolve(path))
			.timeout(Duration.ofSeconds(60))
			.method(method,
					(body != null) ? HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))
							: HttpRequest.BodyPublishers.noBody())
			.build();
		try {
			HttpResponse<String> response = this.http.send(request, HttpResponse.BodyHandlers.ofString());
			if (response.statusCode() != 200) {
				throw new IllegalStateException(method + " " + path + ": " + response.body());
			}
			return JSON.readTree(response.body()).path("value");
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(method + " " + path + " failed", ex);
		}
	}

	@Override
	public void close() {
		List<ProcessHandle> browsers = this.process.descendants().toList();
		try {
			if (!this.session.isEmpty()) {
				send("DELETE", "/session/" + this.session, null);
			}
		}
		finally {
			this.process.destroy();
			browsers.forEach(ProcessHandle::destroyForcibly);
			browsers.forEach((browser) -> browser.onExit().orTimeout(10, TimeUnit.SECONDS).join());
			this.process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
		}
	}

}
