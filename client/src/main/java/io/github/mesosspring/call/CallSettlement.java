package io.github.mesosspring.call;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.mesosspring.protocol.scheduler.Call;
import io.micrometer.observation.Observation;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The one outcome of a call. What comes after the first is ignored.
 */
final class CallSettlement {

	private static final Log logger = LogFactory.getLog(CallTemplate.class);

	private final Call.Type type;

	private final CallReporter reporter;

	private final Observation observation;

	private final Sinks.One<CallResponse> outcome = Sinks.unsafe().one();

	private final AtomicBoolean settled = new AtomicBoolean();

	private volatile boolean observed;

	private volatile CallDeadlines.@Nullable Limit limit;

	/** Written before the call is handed to a lane. */
	private volatile long number = CallTaps.NONE;

	CallSettlement(Call.Type type, CallReporter reporter, Observation observation) {
		this.type = type;
		this.reporter = reporter;
		this.observation = observation;
	}

	/**
	 * The outcome, replayed to every subscriber.
	 */
	Mono<CallResponse> outcome() {
		return this.outcome.asMono().doOnSubscribe((subscription) -> this.observed = true);
	}

	/**
	 * Completes with the outcome, whichever it is. Looking at this is not looking at the
	 * outcome.
	 */
	Mono<Void> settled() {
		return this.outcome.asMono().then().onErrorComplete();
	}

	Observation observation() {
		return this.observation;
	}

	Call.Type type() {
		return this.type;
	}

	/**
	 * Whether somebody wants to know the outcome.
	 */
	boolean isObserved() {
		return this.observed;
	}

	/**
	 * Give the call so much time from now, instead of what it had before.
	 * @param time the time
	 * @param action what to do when it is over and there is no outcome
	 */
	void limit(Duration time, Runnable action) {
		this.reporter.deadlines().limit(this, time, action);
	}

	void limit(CallDeadlines.Limit limit) {
		this.limit = limit;
	}

	CallDeadlines.@Nullable Limit limit() {
		return this.limit;
	}

	/**
	 * Show the call to the taps, once, before anything else happens to it.
	 */
	void made(long epoch, Call call) {
		this.number = this.reporter.taps().made(epoch, call);
	}

	boolean accepted(CallResponse response) {
		if (!settle(CallOutcome.ACCEPTED, null)) {
			return false;
		}
		this.reporter.taps().accepted(this.number, response);
		guarded(() -> this.outcome.tryEmitValue(response));
		this.reporter.openCalls().remove(this);
		return true;
	}

	boolean failed(CallException failure) {
		if (!settle(failure.getOutcome(), failure)) {
			return false;
		}
		this.reporter.taps().failed(this.number, failure);
		guarded(() -> this.outcome.tryEmitError(failure));
		this.reporter.openCalls().remove(this);
		return true;
	}

	private boolean settle(CallOutcome result, @Nullable CallException failure) {
		if (!this.settled.compareAndSet(false, true)) {
			return false;
		}
		guarded(() -> CallObservations.stop(this.observation, result, failure));
		guarded(() -> this.reporter.report(this, result, failure));
		return true;
	}

	/**
	 * Whoever settles a call has others to settle, so that what observers and subscribers
	 * throw stays here.
	 */
	private void guarded(Runnable news) {
		try {
			news.run();
		}
		catch (Throwable ex) {
			logger.error("An observer of " + this.type + " or a subscriber to its outcome failed", ex);
		}
	}

}
