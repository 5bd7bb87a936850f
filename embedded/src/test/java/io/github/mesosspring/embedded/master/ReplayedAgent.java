package io.github.mesosspring.embedded.master;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.mesosspring.codec.CodecException;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.embedded.agent.RestartableAgent;
import io.github.mesosspring.protocol.executor.Call;
import io.github.mesosspring.wire.Exchange;

import static org.awaitility.Awaitility.await;

/**
 * The agent of a replayed run, and what was done to it outside of HTTP.
 */
final class ReplayedAgent {

	private static final Duration LIMIT = Duration.ofSeconds(15);

	private static final Pattern RECORDED_DIRECTORY = Pattern.compile("/tmp/x\\d+");

	private final RestartableAgent agent;

	private final Encoding encoding;

	/** Where the executors of the recordings write what the recorder reads. */
	private final Path directory;

	private final ReplayedIds ids;

	ReplayedAgent(RestartableAgent agent, Encoding encoding, Path directory, ReplayedIds ids) throws IOException {
		this.agent = agent;
		this.encoding = encoding;
		this.directory = directory;
		this.ids = ids;
		Files.createDirectories(directory.resolve("b"));
		Files.createDirectories(directory.resolve("c"));
	}

	URI uri() {
		return URI.create("http://127.0.0.1:" + this.agent.info().getPort());
	}

	static boolean isTargetOf(Exchange exchange) {
		return exchange.target().equals("agent") || exchange.request().path().endsWith("/executor");
	}

	void learnDirectory(String body) {
		Matcher matcher = RECORDED_DIRECTORY.matcher(body);
		if (matcher.find()) {
			this.ids.learn(matcher.group(), this.directory.toString());
		}
	}

	/** What does not parse has ids all the same. */
	byte[] body(Exchange exchange) {
		byte[] body = exchange.request().body();
		try {
			if (exchange.request().path().endsWith("/executor")) {
				Call call = this.encoding.codec().decode(body, Call.getDefaultInstance());
				if (call.isInitialized()) {
					return this.encoding.codec().encode(this.ids.translate(call));
				}
			}
		}
		catch (CodecException ex) {
			// Recorded to be refused.
		}
		return this.ids.translate(new String(body, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
	}

	void act(String what) throws IOException {
		if (what.equals("agent gets SIGKILL")) {
			this.agent.crash();
		}
		else if (what.equals("executor process runs")) {
			awaitFile("env");
		}
		else if (what.startsWith("executor process ended by signal 15")) {
			awaitFile("env");
			long pid = Long.parseLong(Files.readString(this.directory.resolve("pid")).strip());
			ProcessHandle.of(pid).orElseThrow().destroy();
		}
		else if (what.equals("executor 2 exits with code 3")) {
			Files.createFile(this.directory.resolve("b/stop"));
		}
	}

	/** The process of a real agent runs for a moment before it listens. */
	void recover() {
		this.agent.recover();
	}

	private void awaitFile(String name) {
		await(name).pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(5))
			.atMost(LIMIT)
			.until(() -> Files.exists(this.directory.resolve(name)));
	}

}
