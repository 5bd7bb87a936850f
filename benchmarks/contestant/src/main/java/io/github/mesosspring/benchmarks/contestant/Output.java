package io.github.mesosspring.benchmarks.contestant;

import java.io.PrintStream;

/**
 * What was measured, a line for each value. Ends what cannot be measured to its end:
 * clients may leave threads behind.
 */
final class Output {

	private final PrintStream stream;

	Output(PrintStream stream) {
		this.stream = stream;
	}

	void result(String name, double value) {
		this.stream.println(ContestantProgram.RESULT + name + " " + value);
	}

	void failed(Throwable failure) {
		this.stream.println(ContestantProgram.FAILED + failure.toString().replace('\n', ' '));
		failure.printStackTrace(this.stream);
	}

}
