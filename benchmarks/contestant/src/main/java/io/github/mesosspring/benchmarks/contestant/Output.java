package io.github.mesosspring.benchmarks.contestant;

import java.io.PrintStream;

/**
 * What was measured, a line for each value. Ends what cannot be measured to its end:
 * clients may leave threads behind.
 */
final class Output {

	/** How a line with a value begins. */
	static final String RESULT = "RESULT ";

	/** How the line begins by which a contestant says why it could not do the work. */
	static final String FAILED = "FAILED ";

	private final PrintStream stream;

	Output(PrintStream stream) {
		this.stream = stream;
	}

	void result(String name, double value) {
		this.stream.println(RESULT + name + " " + value);
	}

	void failed(Throwable failure) {
		this.stream.println(FAILED + failure.toString().replace('\n', ' '));
		failure.printStackTrace(this.stream);
	}

}
