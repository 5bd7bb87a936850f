package io.github.mesosspring.interop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.awaitility.core.ConditionTimeoutException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A child process that runs a client of another project and prints a line per step. It is
 * gone once this is closed.
 */
final class DriverProcess implements AutoCloseable {

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private final List<String> lines = new CopyOnWriteArrayList<>();

	private final Process process;

	private final Thread reader;

	DriverProcess(List<String> command) throws IOException {
		this.process = new ProcessBuilder(command).redirectErrorStream(true).start();
		this.reader = new Thread(this::read, "driver-output");
		this.reader.setDaemon(true);
		this.reader.start();
	}

	private void read() {
		try (BufferedReader output = new BufferedReader(
				new InputStreamReader(this.process.getInputStream(), StandardCharsets.UTF_8))) {
			output.lines().forEach(this.lines::add);
		}
		catch (IOException | UncheckedIOException ex) {
			this.lines.add(ex.toString());
		}
	}

	/**
	 * Wait for a line.
	 * @param start how the line begins
	 * @return the rest of the line
	 */
	String awaitLine(String start) {
		try {
			await().atMost(TIMEOUT).until(() -> has(start) || !this.reader.isAlive());
		}
		catch (ConditionTimeoutException ex) {
			throw new AssertionError("No line " + start + " within " + TIMEOUT + " but: " + this.lines, ex);
		}
		return this.lines.stream()
			.filter((line) -> line.startsWith(start))
			.findFirst()
			.map((line) -> line.substring(start.length()).strip())
			.orElseThrow(() -> new AssertionError("Ended without a line " + start + ": " + this.lines));
	}

	private boolean has(String start) {
		return this.lines.stream().anyMatch((line) -> line.startsWith(start));
	}

	void tellToTearDown() throws IOException {
		try (OutputStream input = this.process.getOutputStream()) {
			input.write('\n');
		}
	}

	void awaitSuccess() throws InterruptedException {
		assertThat(this.process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).as("ended: %s", this.lines).isTrue();
		this.reader.join(TIMEOUT.toMillis());
		assertThat(this.process.exitValue()).as("exit status of: %s", this.lines).isZero();
	}

	List<String> lines() {
		return this.lines;
	}

	@Override
	public void close() throws InterruptedException {
		this.process.destroyForcibly();
		assertThat(this.process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).as("the driver is gone").isTrue();
	}

}
