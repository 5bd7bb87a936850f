package io.github.mesosspring.embedded.agent;

import java.util.Map;

/**
 * How a command ended.
 *
 * @param value what Java says: the exit status, or 128 plus the number of the signal that
 * ended the process
 */
record ExitStatus(int value) {

	private static final int SIGNALLED = 128;

	private static final int LAST_SIGNAL = 31;

	/**
	 * The names of the C library, for the signals that have the same number everywhere
	 * and a few of Linux.
	 */
	private static final Map<Integer, String> SIGNALS = Map.ofEntries(Map.entry(1, "Hangup"), Map.entry(2, "Interrupt"),
			Map.entry(3, "Quit"), Map.entry(4, "Illegal instruction"), Map.entry(5, "Trace/breakpoint trap"),
			Map.entry(6, "Aborted"), Map.entry(7, "Bus error"), Map.entry(8, "Floating point exception"),
			Map.entry(9, "Killed"), Map.entry(10, "User defined signal 1"), Map.entry(11, "Segmentation fault"),
			Map.entry(12, "User defined signal 2"), Map.entry(13, "Broken pipe"), Map.entry(14, "Alarm clock"),
			Map.entry(15, "Terminated"), Map.entry(24, "CPU time limit exceeded"),
			Map.entry(25, "File size limit exceeded"));

	boolean isSuccess() {
		return this.value == 0;
	}

	/**
	 * The status as {@code waitpid} gives it.
	 * @return the exit code times 256, or the number of the signal
	 */
	int raw() {
		int signal = this.value - SIGNALLED;
		return (signal < 1 || signal > LAST_SIGNAL) ? this.value << 8 : signal;
	}

	/**
	 * The sentence of the command executor.
	 * @return such as {@code Command exited with status 1} or
	 * {@code Command terminated with signal Terminated}
	 */
	String message() {
		int signal = this.value - SIGNALLED;
		if (signal < 1 || signal > LAST_SIGNAL) {
			return "Command exited with status " + this.value;
		}
		return "Command terminated with signal " + SIGNALS.getOrDefault(signal, "Unknown signal " + signal);
	}

}
