package io.github.mesosspring.event;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.call.Calls;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;

class UpdateDeliveryTests {

	private static final List<String> seen = new CopyOnWriteArrayList<>();

	@Test
	void acknowledgesAnUpdateAfterAllItsHandlersReturnedNormally() {
		Good good = new Good();
		try (DispatchFixture fixture = new DispatchFixture(good, new AlsoGood()).subscribe(1)) {
			good.acknowledgedMeanwhile = fixture.calls.sent;
			fixture.receive(1, Events.update("t"));
			fixture.awaitDelivered(1);
			assertThat(good.seen).containsExactly("t sent=0");
			assertThat(fixture.calls.sent(Call.Type.ACKNOWLEDGE)).hasSize(1).first().satisfies((call) -> {
				assertThat(call.getAcknowledge().getTaskId().getValue()).isEqualTo("t");
				assertThat(call.getAcknowledge().getAgentId().getValue()).isEqualTo("S0");
				assertThat(call.getAcknowledge().getUuid().size()).isEqualTo(16);
			});
		}
	}

	@Test
	void neverAcknowledgesAnUpdateWithoutUuid() {
		try (DispatchFixture fixture = new DispatchFixture(new AlsoGood()).subscribe(1)) {
			fixture.receive(1, Events.updateWithoutUuid("t"));
			fixture.awaitDelivered(1);
			assertThat(fixture.calls.sent).isEmpty();
		}
	}

	@Test
	void acknowledgesAndCountsAnUpdateThatNobodyHandles() {
		try (DispatchFixture fixture = new DispatchFixture().subscribe(1)) {
			fixture.receive(1, Events.update("t"));
			fixture.receive(1, Events.updateWithoutUuid("t"));
			fixture.awaitDelivered(1);
			assertThat(fixture.calls.sent(Call.Type.ACKNOWLEDGE)).hasSize(1);
			assertThat(fixture.listener.seen.stream().filter("unhandled UPDATE"::equals)).hasSize(2);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "exception", "error", "outOfMemory", "checked" })
	void aFailingHandlerLeavesTheUpdateUnacknowledgedAndHarmsNobodyElse(String kind) {
		seen.clear();
		try (DispatchFixture fixture = new DispatchFixture(new Failing(kind), new Last()).subscribe(1)) {
			fixture.receive(1, Events.update("t1"));
			fixture.receive(1, Events.update("t2"));
			fixture.awaitDelivered(1);
			assertThat(fixture.calls.sent).isEmpty();
			assertThat(seen).containsExactly("failing", "last", "failing", "last");
			assertThat(fixture.listener.seen.stream().filter((line) -> line.startsWith("failed UPDATE"))).hasSize(2);
		}
	}

	@Test
	void theErrorHandlerIsToldWhichMethodFailedOnWhat() {
		seen.clear();
		List<String> failures = new CopyOnWriteArrayList<>();
		try (DispatchFixture fixture = new DispatchFixture(
				(builder) -> builder.errorHandler((id, event, failure, attempt) -> {
					failures.add(id + " " + event.getType() + " " + failure.getMessage());
					throw new IllegalStateException("the error handler fails too");
				}), new Failing("exception"))
			.subscribe(1)) {
			fixture.receive(1, Events.update("t1"));
			fixture.awaitDelivered(1);
			assertThat(failures).containsExactly("UpdateDeliveryTests.Failing.onUpdate UPDATE broken");
		}
	}

	@Test
	void aMethodThatTakesTheAcknowledgmentDecidesByItself() {
		Manual manual = new Manual();
		try (DispatchFixture fixture = new DispatchFixture(manual, new AlsoGood()).subscribe(1)) {
			fixture.receive(1, Events.update("t"));
			fixture.awaitDelivered(1);
			assertThat(fixture.calls.sent).isEmpty();
			manual.acknowledgment.acknowledge();
			manual.acknowledgment.acknowledge();
			assertThat(fixture.calls.sent(Call.Type.ACKNOWLEDGE)).hasSize(1);
			fixture.receive(1, Events.updateWithoutUuid("t"));
			fixture.awaitDelivered(1);
			assertThat(manual.acknowledgment.acknowledge().blockOptional()).isEmpty();
			assertThat(fixture.calls.sent(Call.Type.ACKNOWLEDGE)).hasSize(1);
		}
	}

	@Test
	void waitsForWhatAReactiveMethodReturns() {
		Reactive reactive = new Reactive();
		try (DispatchFixture fixture = new DispatchFixture(reactive).subscribe(1)) {
			fixture.receive(1, Events.update("t1"));
			fixture.receive(1, Events.update("t2"));
			awaitTrue(() -> reactive.called.size() == 1);
			assertThat(fixture.calls.sent).isEmpty();
			reactive.mono.tryEmitValue("done");
			awaitTrue(() -> fixture.calls.sent.size() == 1);
			awaitTrue(() -> reactive.called.size() == 2);
			reactive.future.completeExceptionally(new IllegalStateException("late"));
			fixture.awaitDelivered(1);
			assertThat(fixture.calls.sent).hasSize(1);
			assertThat(fixture.listener.seen).contains("failed UPDATE IllegalStateException");
		}
	}

	@Test
	void aHandlerMayCallTheMasterAndWait() {
		Calling calling = new Calling();
		try (DispatchFixture fixture = new DispatchFixture(calling).subscribe(1)) {
			fixture.receive(1, Events.update("t"));
			fixture.awaitDelivered(1);
			assertThat(fixture.calls.sent).extracting(Call::getType)
				.containsExactly(Call.Type.REVIVE, Call.Type.ACKNOWLEDGE);
		}
	}

	@Test
	void updatesOfASubscriptionThatEndedAreDropped() throws InterruptedException {
		Blocking blocking = new Blocking();
		try (DispatchFixture fixture = new DispatchFixture(blocking).subscribe(1)) {
			fixture.receive(1, Events.update("t1"));
			blocking.entered.await();
			fixture.receive(1, Events.update("t2"));
			fixture.lose(1);
			fixture.receive(1, Events.update("t3"));
			fixture.subscribe(2);
			blocking.release.countDown();
			fixture.receive(2, Events.update("t4"));
			fixture.awaitDelivered(2);
			assertThat(blocking.seen).containsExactly("t1", "t4");
			assertThat(fixture.listener.seen.stream().filter("dropped UPDATE"::equals)).hasSize(2);
		}
	}

	private static void awaitTrue(Callable<Boolean> condition) {
		Awaitility.await().atMost(Duration.ofSeconds(5)).pollInterval(Duration.ofMillis(5)).until(condition);
	}

	static class Good {

		final List<String> seen = new CopyOnWriteArrayList<>();

		volatile List<Call> acknowledgedMeanwhile = List.of();

		@MesosEventHandler
		@Order(1)
		void onUpdate(Event.Update update) {
			this.seen.add(update.getStatus().getTaskId().getValue() + " sent=" + this.acknowledgedMeanwhile.size());
		}

	}

	static class AlsoGood {

		@MesosEventHandler(MesosEventType.UPDATE)
		void onUpdate() {
		}

	}

	@Order(1)
	static class Failing {

		private final String kind;

		Failing(String kind) {
			this.kind = kind;
		}

		@MesosEventHandler
		void onUpdate(TaskStatus status) throws Exception {
			seen.add("failing");
			switch (this.kind) {
				case "exception" -> throw new IllegalArgumentException("broken");
				case "error" -> throw new AssertionError("broken");
				case "outOfMemory" -> throw new OutOfMemoryError("broken");
				default -> throw new InterruptedException("broken");
			}
		}

	}

	@Order(2)
	static class Last {

		@MesosEventHandler
		void onUpdate(TaskStatus status) {
			seen.add("last");
		}

	}

	static class Manual {

		volatile Acknowledgment acknowledgment;

		@MesosEventHandler
		void onUpdate(TaskStatus status, Acknowledgment acknowledgment) {
			this.acknowledgment = acknowledgment;
		}

	}

	static class Reactive {

		final List<String> called = new CopyOnWriteArrayList<>();

		final Sinks.One<String> mono = Sinks.one();

		final CompletableFuture<String> future = new CompletableFuture<>();

		@MesosEventHandler
		@Order(1)
		Mono<String> onUpdate(TaskStatus status) {
			this.called.add(status.getTaskId().getValue());
			return (this.called.size() == 1) ? this.mono.asMono() : Mono.empty();
		}

		@MesosEventHandler
		@Order(2)
		CompletionStage<String> laterOnUpdate(TaskStatus status) {
			return (this.called.size() == 1) ? CompletableFuture.completedFuture("") : this.future;
		}

	}

	static class Calling {

		@MesosEventHandler
		void onUpdate(Event.Update update, CallOperations calls) {
			calls.sendAndAwait(Calls.revive(List.of()));
		}

	}

	static class Blocking {

		final CountDownLatch entered = new CountDownLatch(1);

		final CountDownLatch release = new CountDownLatch(1);

		final List<String> seen = new CopyOnWriteArrayList<>();

		@MesosEventHandler
		void onUpdate(TaskStatus status) throws InterruptedException {
			this.seen.add(status.getTaskId().getValue());
			this.entered.countDown();
			this.release.await();
		}

	}

}
