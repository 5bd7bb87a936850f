package io.github.mesosspring.leader;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.awaitility.Awaitility;

/**
 * A real etcd, which Debian packages as etcd-server.
 */
final class EtcdServer implements AutoCloseable {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final Path data;

	private final String client = "127.0.0.1:" + freePort();

	private final String peer = "http://127.0.0.1:" + freePort();

	private Process process;

	EtcdServer(Path data) throws IOException {
		this.data = data;
		start();
	}

	static boolean isInstalled() {
		return Stream.of(System.getenv("PATH").split(":"))
			.map(Path::of)
			.anyMatch((path) -> Files.isExecutable(path.resolve("etcd")));
	}

	/** Where clients connect. */
	String address() {
		return this.client;
	}

	void start() throws IOException {
		ProcessBuilder builder = new ProcessBuilder("etcd", "--data-dir", this.data.resolve("data").toString(),
				"--listen-client-urls", "http://" + this.client, "--advertise-client-urls", "http://" + this.client,
				"--listen-peer-urls", this.peer, "--initial-advertise-peer-urls", this.peer, "--initial-cluster",
				"default=" + this.peer);
		// etcd 3.4 starts on ARM only when told to
		builder.environment().put("ETCD_UNSUPPORTED_ARCH", "arm64");
		this.process = builder.redirectErrorStream(true).redirectOutput(this.data.resolve("log").toFile()).start();
		Awaitility.await().atMost(LIMIT).ignoreExceptions().until(() -> {
			if (!this.process.isAlive()) {
				throw new AssertionError("etcd ended: " + Files.readString(this.data.resolve("log")));
			}
			return get("/health").contains("true");
		});
	}

	void put(String key, String value) throws Exception {
		post("/v3/kv/put", "{\"key\":\"" + base64(key) + "\",\"value\":\"" + base64(value) + "\"}");
	}

	void delete(String key) throws Exception {
		post("/v3/kv/deleterange", "{\"key\":\"" + base64(key) + "\"}");
	}

	void stop() throws InterruptedException {
		this.process.destroy();
		if (!this.process.waitFor(10, TimeUnit.SECONDS)) {
			this.process.destroyForcibly().waitFor();
		}
	}

	@Override
	public void close() throws InterruptedException {
		stop();
	}

	private String get(String path) throws Exception {
		return send(request(path).GET().build());
	}

	private void post(String path, String body) throws Exception {
		send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://" + this.client + path)).timeout(Duration.ofSeconds(5));
	}

	private static String send(HttpRequest request) throws Exception {
		HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
		if (answer.statusCode() != 200) {
			throw new AssertionError(answer.statusCode() + " " + answer.body());
		}
		return answer.body();
	}

	private static String base64(String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			return socket.getLocalPort();
		}
	}

}
