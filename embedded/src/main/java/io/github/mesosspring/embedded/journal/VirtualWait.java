package io.github.mesosspring.embedded.journal;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Waits for a cluster whose clock only goes when it is set forward. Frameworks answer
 * over real sockets, on real threads: the clock is only set forward when nothing new came
 * for a moment, which is longer while a framework has offers or updates to react to, and
 * when it has reached the limit a framework still gets some seconds of real time.
 */
final class VirtualWait {

	private static final int STEPS = 50;

	private static final long QUIET = Duration.ofMillis(10).toNanos();

	private static final long PATIENCE = Duration.ofMillis(500).toNanos();

	private static final long GRACE = Duration.ofSeconds(5).toNanos();

	private static final Duration LONGEST = Duration.ofMinutes(1);

	private final Journal journal;

	private final Consumer<Duration> advance;

	private final Duration limit;

	/** The last entry that a framework had its time to react to. */
	private long waitedFor = -1;

	VirtualWait(Journal journal, Consumer<Duration> advance, Duration limit) {
		this.journal = journal;
		this.advance = advance;
		this.limit = limit;
	}

	boolean until(Predicate<JournalSnapshot> condition) {
		Duration step = (this.limit.toMillis() < STEPS) ? Duration.ofMillis(1) : this.limit.dividedBy(STEPS);
		Duration left = this.limit;
		long start = System.nanoTime();
		long longest = ((this.limit.compareTo(LONGEST) < 0) ? this.limit : LONGEST).toNanos() + GRACE;
		long grace = GRACE;
		while (true) {
			long seen = this.journal.changes();
			JournalSnapshot snapshot = this.journal.snapshot();
			if (condition.test(snapshot)) {
				return true;
			}
			if (System.nanoTime() - start > longest || grace <= 0) {
				return false;
			}
			if (this.journal.awaitChange(seen, QUIET) || isAnswerComing(snapshot, seen)) {
				continue;
			}
			if (!left.isZero()) {
				Duration next = (left.compareTo(step) < 0) ? left : step;
				this.advance.accept(next);
				left = left.minus(next);
			}
			else {
				grace -= QUIET;
			}
		}
	}

	private boolean isAnswerComing(JournalSnapshot snapshot, long seen) {
		OpenQuestions questions = OpenQuestions.in(snapshot);
		if (questions.isEmpty() || questions.latest() == this.waitedFor) {
			return false;
		}
		if (this.journal.awaitChange(seen, PATIENCE)) {
			return true;
		}
		this.waitedFor = questions.latest();
		return false;
	}

}
