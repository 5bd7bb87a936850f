package io.github.mesosspring.call;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import io.github.mesosspring.hook.Hooks;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.stream.Clock;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/**
 * Tells listeners, observations and the log how calls end. A failure that nobody looks at
 * is a warning; whoever subscribes within a moment is trusted to look.
 */
final class CallReporter {

	static final Duration PATIENCE = Duration.ofSeconds(1);

	private static final Log logger = LogFactory.getLog(CallTemplate.class);

	private final Hooks<CallListener> listeners;

	private final CallTaps taps;

	private final CallObservations observations;

	private final Scheduler scheduler;

	private final OpenCalls openCalls = new OpenCalls();

	private final CallDeadlines deadlines;

	CallReporter(List<CallListener> listeners, CallTaps taps, CallObservations observations, Scheduler scheduler,
			Clock clock) {
		this.listeners = new Hooks<>(logger, "CallListener", listeners);
		this.taps = taps;
		this.observations = observations;
		this.scheduler = scheduler;
		this.deadlines = new CallDeadlines(this.openCalls, scheduler, clock);
	}

	CallSettlement open(Call call) {
		CallSettlement settlement = new CallSettlement(call.getType(), this, this.observations.start(call));
		this.openCalls.add(settlement);
		return settlement;
	}

	OpenCalls openCalls() {
		return this.openCalls;
	}

	CallDeadlines deadlines() {
		return this.deadlines;
	}

	CallTaps taps() {
		return this.taps;
	}

	void report(CallSettlement settlement, CallOutcome outcome, @Nullable CallException failure) {
		this.listeners.tell("completed", (listener) -> listener.completed(settlement.type(), outcome));
		if (failure == null) {
			return;
		}
		logger.debug(failure.getMessage());
		if (!settlement.isObserved()) {
			lookAgainLater(settlement, failure);
		}
	}

	private void lookAgainLater(CallSettlement settlement, CallException failure) {
		Runnable look = () -> {
			if (!settlement.isObserved()) {
				logger.warn(failure.getMessage() + " (nobody subscribed to its outcome)");
			}
		};
		try {
			this.scheduler.schedule(look, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (RejectedExecutionException ex) {
			look.run();
		}
	}

}
