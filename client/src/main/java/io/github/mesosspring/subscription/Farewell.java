package io.github.mesosspring.subscription;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * What is still to be done before a subscription is closed: handlers finish, what they
 * wanted to have sent is sent and answered, and the framework is torn down if that is
 * wanted. Bounded in time, and never fails: what could not be done is warned of.
 */
final class Farewell {

	private final EventGate gate;

	private final LifecycleSettings lifecycle;

	private final Scheduler scheduler;

	private final SubscriptionLog log;

	private volatile String waitingFor = "handlers of events that still run";

	Farewell(EventGate gate, LifecycleSettings lifecycle, Scheduler scheduler, SubscriptionLog log) {
		this.gate = gate;
		this.lifecycle = lifecycle;
		this.scheduler = scheduler;
		this.log = log;
	}

	/**
	 * Say it.
	 * @param inCharge whether the framework is this instance's to tear down
	 * @return completes when the subscription can be closed
	 */
	Mono<Void> say(boolean inCharge) {
		Duration timeout = this.lifecycle.stopTimeout();
		Mono<Void> handled = Mono.defer(this.gate::quiesce);
		Mono<Void> sent = next("the outcome of calls", this.lifecycle.calls()::flush);
		Mono<Void> ended = (inCharge && this.lifecycle.onStop() == OnStop.TEARDOWN)
				? next("the answer to TEARDOWN", this.lifecycle.calls()::teardown).onErrorResume(this::notTornDown)
				: Mono.empty();
		return handled.then(sent)
			.then(ended)
			.timeout(timeout, this.scheduler)
			.doOnError(TimeoutException.class, (ex) -> this.log.notFinished(this.waitingFor, timeout))
			.doOnError((ex) -> !(ex instanceof TimeoutException), (ex) -> this.log.farewellFailed(this.waitingFor, ex))
			.onErrorComplete();
	}

	private Mono<Void> next(String what, Supplier<Mono<Void>> step) {
		return Mono.defer(() -> {
			this.waitingFor = what;
			return step.get();
		});
	}

	private Mono<Void> notTornDown(Throwable failure) {
		this.log.notTornDown(failure);
		return Mono.empty();
	}

}
