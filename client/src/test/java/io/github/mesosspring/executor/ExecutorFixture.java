package io.github.mesosspring.executor;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

import io.github.mesosspring.call.CallResponse;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.event.EventOutcome;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.executor.Event;
import io.github.mesosspring.session.SessionLoss;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/**
 * An executor in virtual time with an agent without a network.
 */
final class ExecutorFixture implements AutoCloseable {

	final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	final FakeAgent agent = new FakeAgent(Encoding.PROTOBUF.codec());

	final NotingSink sink = new NotingSink();

	final List<String> notes = new ArrayList<>();

	/** Why it reconnected. */
	final List<SessionLoss> reasons = new ArrayList<>();

	/** The next waits as parts of their bound. */
	double random = 0.5;

	final ExecutorTemplate template;

	final ExecutorSubscription subscription;

	ExecutorFixture() {
		this(true);
	}

	ExecutorFixture(boolean checkpoint) {
		this(AgentEvents.environment(checkpoint));
	}

	ExecutorFixture(ExecutorEnvironment environment) {
		DoubleSupplier chance = () -> this.random;
		this.template = new ExecutorTemplate(environment, this.agent, Encoding.PROTOBUF, this.time);
		this.subscription = ExecutorSubscription.builder(this.template)
			.sink(this.sink)
			.listener(new Notes())
			.random(chance)
			.build();
	}

	ExecutorFixture start() {
		this.subscription.start();
		pass(Duration.ZERO);
		return this;
	}

	void pass(Duration duration) {
		this.time.advanceTimeBy(duration);
	}

	void send(Event... events) {
		this.agent.send(events);
		pass(Duration.ZERO);
	}

	Outcome update(String task, TaskState state) {
		Outcome outcome = new Outcome();
		outcome.of(this.template.update(AgentEvents.status(task, state)));
		pass(Duration.ZERO);
		return outcome;
	}

	Outcome message(String text) {
		Outcome outcome = new Outcome();
		outcome.of(this.template.message(text.getBytes(StandardCharsets.UTF_8)));
		pass(Duration.ZERO);
		return outcome;
	}

	void shutdownHandled() {
		this.template.delivered(1, AgentEvents.of(Event.Type.SHUTDOWN), EventOutcome.HANDLED, null);
		pass(Duration.ZERO);
	}

	ExecutorState state() {
		return this.subscription.status().state();
	}

	@Override
	public void close() {
		this.subscription.stop(() -> {
		});
		pass(Duration.ofSeconds(10));
		this.template.close();
		this.time.dispose();
	}

	/**
	 * Words about what became of a call.
	 */
	static final class Outcome {

		String words = "open";

		void of(Mono<CallResponse> outcome) {
			outcome.subscribe((response) -> this.words = "accepted " + response.status(),
					(failure) -> this.words = (failure instanceof ExecutorCallException ex)
							? ex.getOutcome().tag() + ": " + ex.getMessage() : failure.toString());
		}

		@Override
		public String toString() {
			return this.words;
		}

	}

	private final class Notes implements ExecutorListener {

		@Override
		public void stateChanged(ExecutorStateChange change) {
			ExecutorFixture.this.notes.add(change.to().name());
			if (change.reason() != null) {
				ExecutorFixture.this.reasons.add(change.reason());
			}
		}

		@Override
		public void shutdown(String reason) {
			ExecutorFixture.this.notes.add("shutdown: " + reason);
		}

		@Override
		public void failed(String reason) {
			ExecutorFixture.this.notes.add("failed: " + reason);
		}

	}

}
