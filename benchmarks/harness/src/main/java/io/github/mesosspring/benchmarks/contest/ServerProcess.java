package io.github.mesosspring.benchmarks.contest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.mesosspring.benchmarks.server.NeutralServer;

/**
 * The neutral server in a JVM of its own. It ends with this JVM, whatever becomes of it.
 */
final class ServerProcess implements AutoCloseable {

	private static final int STOP_SECONDS = 10;

	private final Process process;

	private final int port;

	ServerProcess() throws IOException {
		this.process = new ProcessBuilder(Jvm.command(System.getProperty("java.class.path"), List.of("-Xmx1g"),
				NeutralServer.class.getName(), List.of()))
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		BufferedReader output = new BufferedReader(
				new InputStreamReader(this.process.getInputStream(), StandardCharsets.UTF_8));
		this.port = output.lines()
			.filter((line) -> line.startsWith(NeutralServer.PORT))
			.mapToInt((line) -> Integer.parseInt(line.substring(NeutralServer.PORT.length())))
			.findFirst()
			.orElseThrow(() -> new IOException("The neutral server did not start"));
	}

	String uri() {
		return "http://127.0.0.1:" + this.port;
	}

	@Override
	public void close() throws IOException, InterruptedException {
		this.process.getOutputStream().close();
		if (!this.process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
			this.process.destroyForcibly();
		}
	}

}
