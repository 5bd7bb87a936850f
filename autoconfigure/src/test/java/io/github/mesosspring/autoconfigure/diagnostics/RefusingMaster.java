package io.github.mesosspring.autoconfigure.diagnostics;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

import com.sun.net.httpserver.HttpServer;

/**
 * A master that takes nobody. Answers every SUBSCRIBE in the same way, and knows nothing
 * else.
 */
final class RefusingMaster implements AutoCloseable {

	private final HttpServer server;

	private RefusingMaster(int status, String contentType, String answer) throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		byte[] body = answer.getBytes(StandardCharsets.UTF_8);
		this.server.createContext("/api/v1/scheduler", (exchange) -> {
			exchange.getRequestBody().readAllBytes();
			exchange.getResponseHeaders().set("Content-Type", contentType);
			exchange.getResponseHeaders().set("Mesos-Stream-Id", "s");
			exchange.sendResponseHeaders(status, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
		this.server.start();
	}

	static RefusingMaster byStatus(int status, String words) throws IOException {
		return new RefusingMaster(status, "text/plain", words);
	}

	/**
	 * As a master refuses what it understands: with a stream of one ERROR. Speaks JSON.
	 */
	static RefusingMaster byError(String message) throws IOException {
		String event = "{\"type\":\"ERROR\",\"error\":{\"message\":\"" + message + "\"}}";
		return new RefusingMaster(200, "application/json", event.length() + "\n" + event);
	}

	String address() {
		return "127.0.0.1:" + this.server.getAddress().getPort();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
