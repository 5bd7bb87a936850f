package io.github.mesosspring.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * What happened in a simulation: the last lines, and a digest of all of them.
 */
final class Trace {

	private static final int KEPT = 80;

	private final LongSupplier nanos;

	private final boolean print;

	private final Deque<Line> lines = new ArrayDeque<>();

	private long digest;

	Trace(LongSupplier nanos, boolean print) {
		this.nanos = nanos;
		this.print = print;
	}

	void note(String who, String what) {
		Line line = new Line(this.nanos.getAsLong(), who, what);
		this.digest = this.digest * 31 + line.hashCode();
		this.lines.add(line);
		if (this.lines.size() > KEPT) {
			this.lines.remove();
		}
		if (this.print) {
			System.out.println(line);
		}
	}

	/**
	 * The same for two runs in which the same happened.
	 */
	long digest() {
		return this.digest;
	}

	String last() {
		StringBuilder text = new StringBuilder();
		this.lines.forEach((line) -> text.append(line).append('\n'));
		return text.toString();
	}

	private record Line(long at, String who, String what) {

		@Override
		public String toString() {
			return String.format("%12.6f s  %-9s %s", this.at / 1e9, this.who, this.what);
		}

	}

}
