package io.github.mesosspring.simulation;

import java.util.concurrent.CompletionStage;

import io.github.mesosspring.event.Acknowledgment;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Event;
import reactor.core.publisher.Mono;

/**
 * The beans that handle status updates, one for each style.
 */
final class UpdateHandlers {

	private UpdateHandlers() {
	}

	static Object of(World world, Work work) {
		Delivered delivered = (event) -> world.checks().tell((check) -> check.delivered(event));
		return switch (world.settings().updates()) {
			case SYNCHRONOUS -> new Synchronous(work, delivered);
			case MONO -> new Reactive(work, delivered);
			case STAGE -> new Staged(work, delivered);
			case MANUAL -> new Manual(work, delivered);
		};
	}

	private interface Delivered {

		void note(Event event);

	}

	record Synchronous(Work work, Delivered delivered) {

		@MesosEventHandler
		void update(Event event, TaskStatus status) {
			this.delivered.note(event);
			this.work.now(status);
		}

	}

	record Reactive(Work work, Delivered delivered) {

		@MesosEventHandler
		Mono<Void> update(Event event, TaskStatus status) {
			this.delivered.note(event);
			return this.work.later(status);
		}

	}

	record Staged(Work work, Delivered delivered) {

		@MesosEventHandler
		CompletionStage<Void> update(Event event, TaskStatus status) {
			this.delivered.note(event);
			return this.work.later(status).toFuture();
		}

	}

	/**
	 * Acknowledges some time after the method has returned.
	 */
	record Manual(Work work, Delivered delivered) {

		@MesosEventHandler
		Mono<Void> update(Event event, TaskStatus status, Acknowledgment acknowledgment) {
			this.delivered.note(event);
			return this.work.later(status).doOnSuccess((nothing) -> this.work.pause().subscribe((ended) -> {
			}, (failure) -> {
			}, () -> acknowledge(status, acknowledgment)));
		}

		private void acknowledge(TaskStatus status, Acknowledgment acknowledgment) {
			this.work.settle(status);
			acknowledgment.acknowledge().subscribe((response) -> {
			}, (failure) -> {
			});
		}

	}

}
