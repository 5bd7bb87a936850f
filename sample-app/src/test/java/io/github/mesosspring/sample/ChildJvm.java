package io.github.mesosspring.sample;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;

/**
 * A JVM with the class path of this test.
 */
final class ChildJvm implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final Process process;

	private final Path output;

	private ChildJvm(Process process, Path output) {
		this.process = process;
		this.output = output;
	}

	static ChildJvm start(Path folder, String name, Class<?> main, String... arguments) throws IOException {
		return start(folder, name, Jdk.current(), List.of("-cp", System.getProperty("java.class.path")), main,
				arguments);
	}

	static ChildJvm start(Path folder, String name, Jdk jdk, List<String> options, Class<?> main, String... arguments)
			throws IOException {
		List<String> command = new ArrayList<>(List.of(jdk.executable().toString(), "-XX:TieredStopAtLevel=1",
				"-XX:+UseSerialGC", "-Xmx192m", "-Dtest.log=INFO"));
		command.addAll(options);
		command.add(main.getName());
		command.addAll(List.of(arguments));
		Path output = folder.resolve(name + ".log");
		File log = output.toFile();
		Process process = new ProcessBuilder(command).directory(folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(log)
			.start();
		return new ChildJvm(process, output);
	}

	String awaitOutput(String regex) {
		Pattern pattern = Pattern.compile(regex);
		return Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
			if (!this.process.isAlive()) {
				throw new IllegalStateException("Ended with " + this.process.exitValue() + ":\n" + output());
			}
			Matcher matcher = pattern.matcher(output());
			return matcher.find() ? matcher.group(1) : null;
		}, (found) -> found != null);
	}

	String output() {
		try {
			return Files.readString(this.output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Have it say what its threads do.
	 * @return its output, with that at the end
	 */
	String outputWithThreads() {
		try {
			new ProcessBuilder("kill", "-QUIT", Long.toString(this.process.pid())).start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		awaitOutput("(JNI global refs)");
		return output();
	}

	/**
	 * End it as SIGKILL does: it runs no more code.
	 */
	void sigkill() throws InterruptedException {
		this.process.destroyForcibly();
		if (!this.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
			throw new IllegalStateException("The process does not end");
		}
	}

	/**
	 * Ask it to end, as SIGTERM does.
	 */
	void sigterm() {
		this.process.destroy();
	}

	/**
	 * Wait until it has ended by itself.
	 * @param limit how long at most
	 * @return its exit status
	 */
	int awaitExit(Duration limit) throws InterruptedException {
		if (!this.process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
			throw new IllegalStateException("The process does not end within " + limit + ":\n" + output());
		}
		return this.process.exitValue();
	}

	@Override
	public void close() throws InterruptedException {
		this.process.destroy();
		if (!this.process.waitFor(10, TimeUnit.SECONDS)) {
			sigkill();
		}
	}

}
