package io.github.mesosspring.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Ends the JVM if an input is read for too long, since nothing else could, and leaves the
 * input behind. A timeout of JUnit would count all inputs together.
 */
final class Watchdog {

	private static final long LIMIT = TimeUnit.SECONDS.toNanos(60);

	private volatile @Nullable Reading reading;

	/**
	 * Watch from now on.
	 */
	static Watchdog start() {
		Watchdog watchdog = new Watchdog();
		ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor((check) -> {
			Thread thread = new Thread(check, "fuzz-watchdog");
			thread.setDaemon(true);
			return thread;
		});
		watch.scheduleWithFixedDelay(watchdog::check, 1, 1, TimeUnit.SECONDS);
		return watchdog;
	}

	void begin(byte[] input) {
		this.reading = new Reading(input, System.nanoTime());
	}

	void end() {
		this.reading = null;
	}

	private void check() {
		Reading current = this.reading;
		if (current != null && System.nanoTime() - current.since > LIMIT) {
			try {
				Path left = Path.of("hang-" + Integer.toHexString(Arrays.hashCode(current.input)));
				Files.write(left, current.input);
				System.err.println("An input is still read after a minute: " + left.toAbsolutePath());
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			finally {
				Runtime.getRuntime().halt(77);
			}
		}
	}

	private record Reading(byte[] input, long since) {
	}

}
