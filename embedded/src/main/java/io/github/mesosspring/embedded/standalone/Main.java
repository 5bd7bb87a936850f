package io.github.mesosspring.embedded.standalone;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

import io.github.mesosspring.embedded.EmbeddedMesos;

/**
 * Runs the embedded Mesos in a JVM of its own until that is told to stop (SIGTERM,
 * Ctrl-C). When it is ready it prints one line that says where it listens, and one with
 * the address of its status page. Exit status 2: an argument cannot be used or the port
 * is in use.
 */
public final class Main {

	private Main() {
	}

	/**
	 * Run.
	 * @param arguments see {@code --port}, {@code --masters}, {@code --agents},
	 * {@code --scripted-agents}, {@code --work-dir}, {@code --heartbeat-interval},
	 * {@code --allocation-interval}, {@code --cpus}, {@code --mem}, {@code --disk},
	 * {@code --credential}
	 * @throws InterruptedException if the thread is interrupted
	 */
	public static void main(String... arguments) throws InterruptedException {
		EmbeddedMesos mesos;
		try {
			mesos = StandaloneOptions.parse(arguments).start();
		}
		catch (IllegalArgumentException | IllegalStateException ex) {
			standardError().println(ex.getMessage());
			System.exit(2);
			return;
		}
		Runtime.getRuntime().addShutdownHook(new Thread(mesos::close, "embedded-mesos-shutdown"));
		standardOutput().println("Embedded Mesos is listening on " + mesos.uri());
		standardOutput().println("Status page: " + mesos.uri() + "/");
		new CountDownLatch(1).await();
	}

	// The ready line and the refusal are the program's output, not log messages.
	private static PrintStream standardOutput() {
		return System.out;
	}

	private static PrintStream standardError() {
		return System.err;
	}

}
