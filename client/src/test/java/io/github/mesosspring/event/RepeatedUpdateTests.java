package io.github.mesosspring.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What becomes of an update that comes again, whether it was handled or not.
 */
class RepeatedUpdateTests {

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final Handlers handlers = new Handlers();

	private final List<String> failures = new ArrayList<>();

	private int remembered = 10_000;

	private int maxDeliveries = 10;

	@AfterEach
	void dispose() {
		this.time.dispose();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 4 })
	void aRepetitionOfAHandledUpdateIsAcknowledgedAgainAndNotHandledAgain(int concurrency) {
		try (DispatchFixture fixture = fixture(concurrency).subscribe(1)) {
			Event update = Events.update("a");
			fixture.receive(1, update);
			fixture.receive(1, update);
			assertThat(this.handlers.seen).containsExactly("a 1");
			assertThat(acknowledged(fixture)).isEqualTo(2);
			assertThat(fixture.listener.seen).containsOnlyOnce("duplicate a");
			fixture.receive(1, Events.update("a"));
			assertThat(this.handlers.seen).as("another update of the same task").containsExactly("a 1", "a 1");
		}
	}

	@Test
	void whatWasHandledIsRememberedAcrossSubscriptionsAndRestarts() {
		try (DispatchFixture fixture = fixture(1).subscribe(1)) {
			Event update = Events.update("a");
			fixture.receive(1, update);
			fixture.lose(1);
			fixture.subscribe(2);
			fixture.receive(2, update);
			fixture.lose(2);
			fixture.dispatcher.stop();
			fixture.dispatcher.start();
			fixture.subscribe(3);
			fixture.receive(3, update);
			assertThat(this.handlers.seen).containsExactly("a 1");
			assertThat(acknowledged(fixture)).isEqualTo(3);
		}
	}

	@Test
	void theSameUuidOfAnotherTaskIsAnotherUpdate() {
		try (DispatchFixture fixture = fixture(1).subscribe(1)) {
			Event update = Events.update("a");
			Event.Builder other = update.toBuilder();
			other.getUpdateBuilder().getStatusBuilder().getTaskIdBuilder().setValue("b");
			fixture.receive(1, update);
			fixture.receive(1, other.build());
			assertThat(this.handlers.seen).containsExactly("a 1", "b 1");
		}
	}

	@Test
	void updatesWithoutUuidAreNeverRepetitions() {
		this.handlers.failing.put("a", new IllegalStateException("broken"));
		this.maxDeliveries = 1;
		try (DispatchFixture fixture = fixture(1).subscribe(1)) {
			fixture.receive(1, Events.updateWithoutUuid("a"));
			fixture.receive(1, Events.updateWithoutUuid("a"));
			fixture.receive(1, Events.updateWithoutUuid("b"));
			fixture.receive(1, Events.updateWithoutUuid("b"));
			assertThat(this.handlers.seen).containsExactly("a 1", "a 1", "b 1", "b 1");
			assertThat(fixture.listener.seen).noneMatch((line) -> line.startsWith("parked"));
		}
	}

	@Test
	void aRepetitionThatArrivesWhileTheFirstIsHandledWaitsForItsEnd() {
		Sinks.Empty<Void> end = Sinks.empty();
		this.handlers.answers.put("a", end.asMono());
		try (DispatchFixture fixture = fixture(4).subscribe(1)) {
			Event update = Events.update("a");
			fixture.receive(1, update);
			fixture.receive(1, update);
			assertThat(acknowledged(fixture)).isZero();
			end.tryEmitEmpty();
			assertThat(this.handlers.seen).containsExactly("a 1");
			assertThat(acknowledged(fixture)).isEqualTo(2);
		}
	}

	@Test
	void theOldestIsForgottenWhenThereAreTooMany() {
		this.remembered = 2;
		try (DispatchFixture fixture = fixture(1).subscribe(1)) {
			Event first = Events.update("a");
			Event second = Events.update("b");
			fixture.receive(1, first);
			fixture.receive(1, second);
			fixture.receive(1, Events.update("c"));
			fixture.receive(1, second);
			fixture.receive(1, first);
			assertThat(this.handlers.seen).containsExactly("a 1", "b 1", "c 1", "a 1");
		}
	}

	@Test
	void nothingIsRememberedIfNotAskedFor() {
		this.remembered = 0;
		try (DispatchFixture fixture = fixture(1).subscribe(1)) {
			Event update = Events.update("a");
			fixture.receive(1, update);
			fixture.receive(1, update);
			assertThat(this.handlers.seen).hasSize(2);
			assertThat(fixture.listener.seen).doesNotContain("duplicate a");
		}
	}

	@Test
	void anUpdateThatFailedIsDeliveredAgainAndItsDeliveriesAreCounted() {
		this.handlers.failing.put("a", new IllegalStateException("broken"));
		try (DispatchFixture fixture = fixture(1).subscribe(1)) {
			Event update = Events.update("a");
			fixture.receive(1, update);
			fixture.receive(1, update);
			fixture.lose(1);
			fixture.subscribe(2);
			this.handlers.failing.clear();
			fixture.receive(2, update);
			fixture.receive(2, update);
			assertThat(this.handlers.seen).containsExactly("a 1", "a 2", "a 3");
			assertThat(this.failures).containsExactly("broken 1", "broken 2");
			assertThat(acknowledged(fixture)).isEqualTo(2);
		}
	}

	@Test
	void anUpdateThatFailsTooOftenIsParkedAndAcknowledged() {
		this.handlers.failing.put("a", new IllegalStateException("broken"));
		this.maxDeliveries = 3;
		try (DispatchFixture fixture = fixture(1).subscribe(1)) {
			Event update = Events.update("a");
			fixture.receive(1, update);
			fixture.receive(1, update);
			assertThat(acknowledged(fixture)).isZero();
			assertThat(this.handlers.last).isFalse();
			fixture.receive(1, update);
			assertThat(this.handlers.last).isTrue();
			assertThat(fixture.listener.seen).containsOnlyOnce("parked a after 3 broken");
			assertThat(acknowledged(fixture)).isOne();
			fixture.receive(1, update);
			assertThat(this.handlers.seen).as("it is not delivered again").hasSize(3);
			assertThat(acknowledged(fixture)).isEqualTo(2);
		}
	}

	@Test
	void anUpdateIsDeliveredUntilItSucceedsIfParkingIsOff() {
		this.handlers.failing.put("a", new IllegalStateException("broken"));
		this.maxDeliveries = 0;
		try (DispatchFixture fixture = fixture(1).subscribe(1)) {
			Event update = Events.update("a");
			for (int i = 0; i < 50; i++) {
				fixture.receive(1, update);
			}
			assertThat(this.handlers.seen).hasSize(50).endsWith("a 50");
			assertThat(acknowledged(fixture)).isZero();
		}
	}

	@Test
	void aDeliveryThatAStopCancelledIsNoFailedDelivery() {
		this.handlers.answers.put("a", Mono.never());
		this.maxDeliveries = 1;
		try (DispatchFixture fixture = fixture(1).subscribe(1)) {
			fixture.receive(1, Events.update("a"));
			fixture.dispatcher.stop();
			this.time.advanceTimeBy(Duration.ofSeconds(10));
			assertThat(this.failures).hasSize(1);
			assertThat(fixture.listener.seen).noneMatch((line) -> line.startsWith("parked"));
			assertThat(acknowledged(fixture)).isZero();
		}
	}

	@Test
	void aMethodThatAcknowledgesByItselfHasHandledTheUpdateWhenItDid() {
		Manual manual = new Manual();
		try (DispatchFixture fixture = new DispatchFixture((builder) -> builder.dispatchOn(this.time), manual)
			.subscribe(1)) {
			Event update = Events.update("a");
			fixture.receive(1, update);
			fixture.receive(1, update);
			assertThat(manual.seen).containsExactly(1, 2);
			manual.acknowledgment.acknowledge();
			fixture.receive(1, update);
			assertThat(manual.seen).containsExactly(1, 2);
			assertThat(fixture.listener.seen).containsOnlyOnce("duplicate a");
			assertThat(acknowledged(fixture)).isEqualTo(2);
		}
	}

	@Test
	void refusesNumbersBelowZero() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new DispatchFixture((builder) -> builder.rememberedUpdates(-1)))
			.withMessageContaining("must not be negative but is -1");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new DispatchFixture((builder) -> builder.maxDeliveries(-1)))
			.withMessageContaining("must not be negative but is -1");
	}

	private DispatchFixture fixture(int concurrency) {
		return new DispatchFixture((builder) -> builder.dispatchOn(this.time)
			.concurrency(concurrency)
			.rememberedUpdates(this.remembered)
			.maxDeliveries(this.maxDeliveries)
			.errorHandler(
					(id, event, failure, attempt) -> this.failures.add(failure.getMessage() + " " + attempt.number())),
				this.handlers);
	}

	private static int acknowledged(DispatchFixture fixture) {
		return fixture.calls.sent(Call.Type.ACKNOWLEDGE).size();
	}

	static class Handlers {

		final List<String> seen = new ArrayList<>();

		final Map<String, RuntimeException> failing = new HashMap<>();

		final Map<String, Mono<Void>> answers = new HashMap<>();

		boolean last;

		@MesosEventHandler
		Mono<Void> onUpdate(TaskStatus status, DeliveryAttempt attempt) {
			String task = status.getTaskId().getValue();
			this.seen.add(task + " " + attempt.number());
			this.last = attempt.isLast();
			if (this.failing.containsKey(task)) {
				throw this.failing.get(task);
			}
			return this.answers.getOrDefault(task, Mono.empty());
		}

	}

	static class Manual {

		final List<Integer> seen = new ArrayList<>();

		Acknowledgment acknowledgment;

		@MesosEventHandler
		void onUpdate(DeliveryAttempt attempt, Acknowledgment acknowledgment) {
			this.seen.add(attempt.number());
			this.acknowledgment = acknowledgment;
		}

	}

}
