package io.github.mesosspring.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

import com.sun.management.ThreadMXBean;

/**
 * How much memory one input may cost: so much, and so much more for each of its bytes.
 * Not thread-safe.
 */
final class Budget {

	private static final int AGAIN = 20;

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private final Watchdog watchdog = Watchdog.start();

	private final String target;

	private final long constant;

	private final long perByte;

	private long inputs;

	private long most;

	/**
	 * Create a budget.
	 * @param target what reads the inputs
	 * @param constant bytes that any input may cost
	 * @param perByte bytes that each byte of it may cost
	 */
	Budget(String target, long constant, long perByte) {
		this.target = target;
		this.constant = constant;
		this.perByte = perByte;
	}

	/**
	 * Read an input, and fail if that allocated more than it may. What is made only once,
	 * such as the table of a message type or a faster way to call a method, is not the
	 * input's: if there was too much, it is read again, some times over.
	 */
	void read(byte[] input, Runnable reading) {
		this.inputs++;
		this.watchdog.begin(input);
		try {
			measure(input, reading);
		}
		finally {
			this.watchdog.end();
		}
	}

	private void measure(byte[] input, Runnable reading) {
		long allowed = this.constant + this.perByte * input.length;
		long allocated = allocated(reading);
		for (int again = 0; allocated > allowed && again < AGAIN; again++) {
			allocated = allocated(reading);
		}
		this.most = Math.max(this.most, allocated - this.perByte * input.length);
		if (allocated > allowed) {
			throw new AssertionError(this.target + " allocated " + allocated + " bytes for " + input.length);
		}
	}

	private static long allocated(Runnable reading) {
		long before = THREADS.getCurrentThreadAllocatedBytes();
		reading.run();
		return THREADS.getCurrentThreadAllocatedBytes() - before;
	}

	/**
	 * Say how many inputs were tried, on the console and in a file of the target folder.
	 */
	void report() {
		String report = this.target + ": " + this.inputs + " inputs tried, at most " + this.perByte
				+ " bytes allocated for each of their bytes and " + Math.max(0, this.most) + " besides";
		System.out.println(report);
		try {
			Path folder = Files.createDirectories(Path.of(System.getProperty("basedir", "."), "target", "fuzz"));
			Files.writeString(folder.resolve(this.target + ".txt"), report + "\n");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
