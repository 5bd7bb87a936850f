package io.github.mesosspring.subscription;

import java.time.Duration;

import io.github.mesosspring.stream.Actor;
import io.github.mesosspring.stream.Clock;
import reactor.core.Disposable;
import reactor.core.Disposables;

/**
 * The wait before the next attempt. Used by the actor.
 */
final class RetryTimer {

	private final Actor actor;

	private final Clock clock;

	private final Runnable attempt;

	private Disposable timer = Disposables.disposed();

	private boolean waiting;

	private long due;

	RetryTimer(Actor actor, Clock clock, Runnable attempt) {
		this.actor = actor;
		this.clock = clock;
		this.attempt = attempt;
	}

	/**
	 * Wait for some time.
	 * @param delay how long
	 */
	void in(Duration delay) {
		cancel();
		schedule(delay);
	}

	/**
	 * Wait until handlers have caught up, and then for some time: a master must not be
	 * made to fill a queue that is not being emptied.
	 * @param gate knows when they have
	 * @param delay how long
	 */
	void whenDrained(EventGate gate, Duration delay) {
		cancel();
		Disposable mine = Disposables.single();
		this.timer = mine;
		gate.whenDrained(() -> this.actor.execute(() -> {
			if (!mine.isDisposed()) {
				schedule(delay);
			}
		}));
	}

	/**
	 * Cut the wait for a point in time short. News that keeps coming cannot draw it out.
	 * @param delay how long to wait at most
	 */
	void hasten(Duration delay) {
		if (this.waiting && this.due - (this.clock.nanos() + delay.toNanos()) > 0) {
			in(delay);
		}
	}

	void cancel() {
		this.waiting = false;
		this.timer.dispose();
	}

	private void schedule(Duration delay) {
		this.waiting = true;
		this.due = this.clock.nanos() + delay.toNanos();
		this.timer = this.actor.schedule(() -> {
			this.waiting = false;
			this.attempt.run();
		}, delay);
	}

}
