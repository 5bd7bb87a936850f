package io.github.mesosspring.call;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.scheduler.Scheduler;
import reactor.util.context.Context;

/**
 * One call whose turn has come, until it ends: sent, sent again after a pause where the
 * {@link CallRunner} says so, and given up when its time is over. Whichever of these ends
 * it first has the word.
 * <p>
 * A chain of Reactor operators would say the same in fewer lines, but takes longer to set
 * up than the call takes to send.
 */
final class CallRun {

	/** Under this name WebClient looks for the observation its own one is nested in. */
	private static final String PARENT_OBSERVATION = "micrometer.observation";

	private static final int REPETITIONS = 2;

	private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

	private final CallRunner runner;

	private final AdmittedCall admitted;

	private final byte[] body;

	private final Transmission transmission;

	private final CallEnd end;

	private final Scheduler scheduler;

	private final AtomicBoolean over = new AtomicBoolean();

	/** The last attempt. */
	private volatile @Nullable Disposable current;

	/** One attempt at a time. */
	private int repetitions;

	CallRun(CallRunner runner, AdmittedCall admitted, byte[] body, Transmission transmission, CallEnd end,
			Scheduler scheduler) {
		this.runner = runner;
		this.admitted = admitted;
		this.body = body;
		this.transmission = transmission;
		this.end = end;
		this.scheduler = scheduler;
	}

	/**
	 * Send it, unless it was given up.
	 */
	void attempt() {
		Attempt attempt = new Attempt();
		this.current = attempt;
		if (this.over.get()) {
			return;
		}
		try {
			this.runner.send(this.admitted, this.body, this.transmission).subscribe(attempt);
		}
		catch (Throwable ex) {
			failed(ex);
		}
	}

	/**
	 * Note that its time is over.
	 */
	void timedOut() {
		if (this.over.compareAndSet(false, true)) {
			dispose();
			fail(new TimeoutException());
		}
	}

	/**
	 * Give it up: its end is of no interest any more.
	 */
	void cancel() {
		if (this.over.compareAndSet(false, true)) {
			dispose();
		}
	}

	private void accepted(CallResponse response) {
		if (this.over.compareAndSet(false, true)) {
			this.end.accepted(response);
		}
	}

	private void failed(Throwable failure) {
		if (this.over.get()) {
			return;
		}
		if (this.repetitions < REPETITIONS && this.runner.isToBeRepeated(this.admitted, failure)) {
			pause(failure);
		}
		else if (this.over.compareAndSet(false, true)) {
			fail(failure);
		}
	}

	/**
	 * No jitter: a lane repeats one call at a time, so there is no crowd to be spread.
	 */
	private void pause(Throwable failure) {
		long pause = FIRST_PAUSE.toMillis() << this.repetitions;
		this.repetitions++;
		try {
			this.scheduler.schedule(this::attempt, pause, TimeUnit.MILLISECONDS);
		}
		catch (RejectedExecutionException ex) {
			if (this.over.compareAndSet(false, true)) {
				fail(failure);
			}
		}
	}

	private void fail(Throwable failure) {
		this.end.failed(this.runner.outcome(this.admitted, this.transmission, failure));
	}

	private void dispose() {
		Disposable running = this.current;
		if (running != null) {
			running.dispose();
		}
	}

	/**
	 * One exchange with the master.
	 */
	private final class Attempt extends BaseSubscriber<CallResponse> {

		/** Asked for by every operator on the way. */
		private final Context context = Context.of(PARENT_OBSERVATION,
				CallRun.this.admitted.settlement().observation());

		@Override
		public Context currentContext() {
			return this.context;
		}

		@Override
		protected void hookOnNext(CallResponse response) {
			accepted(response);
		}

		@Override
		protected void hookOnError(Throwable failure) {
			failed(failure);
		}

		@Override
		protected void hookOnComplete() {
			failed(new IllegalStateException("the exchange ended without an answer"));
		}

	}

}
