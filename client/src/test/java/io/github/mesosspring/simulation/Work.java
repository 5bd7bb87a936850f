package io.github.mesosspring.simulation;

import java.time.Duration;

import io.github.mesosspring.protocol.TaskStatus;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * What an application does with a status update: it takes its time, fails, or is stuck.
 */
final class Work {

	private final World world;

	private final Scheduler scheduler;

	private final Application application;

	Work(World world, Scheduler scheduler, Application application) {
		this.world = world;
		this.scheduler = scheduler;
		this.application = application;
	}

	void now(TaskStatus status) {
		begin(status);
		if (this.world.faults().strikes(Fault.HANDLER_FAILED, 0.7)) {
			failed(status);
			throw new IllegalStateException("a handler failed");
		}
		done(status);
	}

	Mono<Void> later(TaskStatus status) {
		return Mono.defer(() -> {
			begin(status);
			if (this.world.faults().strikes(Fault.HANDLER_FAILED, 0.3)) {
				failed(status);
				throw new IllegalStateException("a handler failed at once");
			}
			return pause().then(Mono.<Void>fromRunnable(() -> {
				if (this.world.faults().strikes(Fault.HANDLER_FAILED, 0.5)) {
					throw new IllegalStateException("a handler failed later");
				}
				done(status);
			})).doOnError((failure) -> failed(status)).doOnCancel(() -> failed(status));
		});
	}

	Mono<?> pause() {
		if (this.world.faults().strikes(Fault.HANDLER_STUCK, 0.02)) {
			return this.world.peace().publishOn(this.scheduler);
		}
		long millis = this.world.faults().strikes(Fault.HANDLER_SLOW, 0.3) ? this.world.random().nextInt(30_000)
				: this.world.random().nextInt(50);
		return Mono.delay(Duration.ofMillis(millis), this.scheduler);
	}

	private void begin(TaskStatus status) {
		this.world.trace().note("handler", "begins " + Text.of(status));
		this.world.checks().tell((check) -> check.handlingBegun(status));
	}

	private void done(TaskStatus status) {
		this.world.trace().note("handler", "is done with " + Text.of(status));
		if (status.hasUuid()) {
			this.world.updates().handled(Updates.key(status.getUuid()));
		}
		this.world.checks().tell((check) -> check.handled(status));
		this.application.changed(status);
	}

	private void failed(TaskStatus status) {
		this.world.trace().note("handler", "fails on " + Text.of(status));
		this.world.checks().tell((check) -> check.handlingFailed(status));
	}

}
