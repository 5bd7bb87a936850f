package io.github.mesosspring.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.mesosspring.call.CallNotSentException;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class PausedHandlerTests {

	@Test
	void anUpdateIsNotAcknowledgedUntilItsHandlerIsResumedAndHasSeenIt() {
		Recording recording = new Recording();
		try (DispatchFixture fixture = new DispatchFixture(recording).subscribe(1)) {
			Event update = Events.update("t");
			assertThat(fixture.dispatcher.handlers().pause("recording")).isTrue();
			fixture.receive(1, update);
			fixture.receive(1, update);
			fixture.awaitDelivered(1);
			assertThat(recording.seen).isEmpty();
			assertThat(fixture.calls.sent).isEmpty();
			assertThat(fixture.listener.seen).doesNotContain("unhandled UPDATE");
			assertThat(fixture.dispatcher.handlers().resume("recording")).isTrue();
			fixture.receive(1, update);
			fixture.awaitDelivered(1);
			assertThat(recording.seen).containsExactly("t 1");
			assertThat(fixture.calls.sent(Call.Type.ACKNOWLEDGE)).hasSize(1);
		}
	}

	@Test
	void othersSeeTheUpdateAndEachRepetition() {
		Recording recording = new Recording();
		Other other = new Other();
		try (DispatchFixture fixture = new DispatchFixture(recording, other).subscribe(1)) {
			Event update = Events.update("t");
			fixture.dispatcher.handlers().pause("recording");
			fixture.receive(1, update);
			fixture.receive(1, update);
			fixture.awaitDelivered(1);
			assertThat(other.seen).containsExactly("t 1", "t 2");
			assertThat(fixture.calls.sent).isEmpty();
			assertThat(fixture.dispatcher.handlers().get("recording").skipped()).isEqualTo(2);
		}
	}

	@Test
	void anUpdateIsNotParkedWhileAHandlerOfItIsPaused() {
		Recording recording = new Recording();
		Other other = new Other();
		other.failure = new IllegalStateException("broken");
		try (DispatchFixture fixture = new DispatchFixture((builder) -> builder.maxDeliveries(2), recording, other)
			.subscribe(1)) {
			Event update = Events.update("t");
			fixture.dispatcher.handlers().pause("recording");
			for (int i = 0; i < 5; i++) {
				fixture.receive(1, update);
			}
			fixture.awaitDelivered(1);
			assertThat(other.seen).hasSize(5);
			assertThat(fixture.calls.sent).isEmpty();
			fixture.dispatcher.handlers().resume("recording");
			fixture.receive(1, update);
			fixture.receive(1, update);
			fixture.awaitDelivered(1);
			assertThat(recording.seen).hasSize(2);
			assertThat(fixture.listener.seen).contains("parked t after 7 broken");
		}
	}

	@Test
	void aHandlerThatAcknowledgesByItselfDoesNotDoSoForOneThatIsPaused() {
		Recording recording = new Recording();
		Manual manual = new Manual();
		try (DispatchFixture fixture = new DispatchFixture(recording, manual).subscribe(1)) {
			Event update = Events.update("t");
			fixture.dispatcher.handlers().pause("recording");
			fixture.receive(1, update);
			fixture.awaitDelivered(1);
			assertThatExceptionOfType(CallNotSentException.class)
				.isThrownBy(() -> manual.acknowledgments.get(0).acknowledge().block())
				.withMessage(
						"ACKNOWLEDGE was not sent: the handler recording, which is paused, has not had the update; "
								+ "it comes again")
				.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo(CallNotSentException.Reason.HANDLER_PAUSED));
			assertThat(fixture.calls.sent).isEmpty();
			fixture.dispatcher.handlers().resume("recording");
			fixture.receive(1, update);
			fixture.awaitDelivered(1);
			manual.acknowledgments.get(1).acknowledge().block();
			assertThat(fixture.calls.sent(Call.Type.ACKNOWLEDGE)).hasSize(1);
		}
	}

	@Test
	void anAnswerToReconciliationThatAPausedHandlerMissesCountsAsNotDealtWith() {
		List<Boolean> succeeded = new CopyOnWriteArrayList<>();
		try (DispatchFixture fixture = new DispatchFixture((builder) -> builder.listener(new EventListener() {

			@Override
			public void delivered(long epoch, Event event, boolean success) {
				if (event.hasUpdate()) {
					succeeded.add(success);
				}
			}

		}), new Recording()).subscribe(1)) {
			fixture.dispatcher.handlers().pause("recording");
			fixture.receive(1, Events.updateWithoutUuid("t"));
			fixture.awaitDelivered(1);
			fixture.dispatcher.handlers().resume("recording");
			fixture.receive(1, Events.updateWithoutUuid("t"));
			fixture.awaitDelivered(1);
			assertThat(succeeded).containsExactly(false, true);
		}
	}

	@Test
	void offersAreDeclinedAsIfTheHandlerWereNotThere() {
		Offers offers = new Offers();
		try (DispatchFixture fixture = new DispatchFixture(offers).subscribe(1)) {
			fixture.dispatcher.handlers().pause("offers");
			fixture.receive(1, Events.offers("o1"));
			fixture.awaitDelivered(1);
			assertThat(fixture.calls.sent(Call.Type.DECLINE)).hasSize(1);
			assertThat(fixture.listener.seen).contains("unhandled OFFERS");
			fixture.dispatcher.handlers().resume("offers");
			fixture.receive(1, Events.offers("o2"));
			fixture.awaitDelivered(1);
			assertThat(offers.seen).containsExactly("o2");
			assertThat(fixture.calls.sent(Call.Type.DECLINE)).hasSize(1);
		}
	}

	@Test
	void interceptorsLearnThatAHandlerWasPaused() {
		List<String> outcomes = new CopyOnWriteArrayList<>();
		try (DispatchFixture fixture = new DispatchFixture(
				(builder) -> builder.interceptor(new MesosEventInterceptor() {

					@Override
					public void after(MesosEventType type, Event event, EventOutcome outcome) {
						outcomes.add(type + " " + outcome);
					}

				}), new Recording(), new Offers())
			.subscribe(1)) {
			fixture.dispatcher.handlers().pause("recording");
			fixture.dispatcher.handlers().pause("offers");
			fixture.receive(1, Events.offers("o1"));
			fixture.receive(1, Events.update("t"));
			fixture.awaitDelivered(1);
			assertThat(outcomes).contains("OFFERS UNHANDLED", "UPDATE PAUSED");
		}
	}

	@Test
	void aCallThatRunsWhenItsHandlerIsPausedGoesOnToItsEnd() throws InterruptedException {
		Blocking blocking = new Blocking();
		try (DispatchFixture fixture = new DispatchFixture(blocking).subscribe(1)) {
			fixture.receive(1, Events.update("t1"));
			blocking.entered.await();
			fixture.dispatcher.handlers().pause("blocking");
			fixture.receive(1, Events.update("t2"));
			blocking.release.countDown();
			fixture.awaitDelivered(1);
			assertThat(fixture.calls.sent(Call.Type.ACKNOWLEDGE)).hasSize(1)
				.first()
				.satisfies((call) -> assertThat(call.getAcknowledge().getTaskId().getValue()).isEqualTo("t1"));
			assertThat(blocking.calls).hasValue(1);
		}
	}

	@Test
	void pausingAndResumingTwiceChangesNothing() {
		try (DispatchFixture fixture = new DispatchFixture(new Recording())) {
			EventHandlers handlers = fixture.dispatcher.handlers();
			assertThat(handlers.resume("recording")).isFalse();
			assertThat(handlers.pause("recording")).isTrue();
			assertThat(handlers.pause("recording")).isFalse();
			assertThat(handlers.get("recording").state()).isEqualTo(HandlerState.PAUSED);
			assertThat(handlers.resume("recording")).isTrue();
			assertThat(handlers.resume("recording")).isFalse();
			assertThat(handlers.get("recording").state()).isEqualTo(HandlerState.RUNNING);
		}
	}

	@Test
	void aHandlerStaysPausedWhenTheDispatcherStopsAndStarts() {
		Recording recording = new Recording();
		try (DispatchFixture fixture = new DispatchFixture(recording)) {
			fixture.dispatcher.stop();
			fixture.dispatcher.handlers().pause("recording");
			fixture.dispatcher.start();
			fixture.subscribe(1).receive(1, Events.update("t"));
			fixture.awaitDelivered(1);
			assertThat(recording.seen).isEmpty();
			fixture.dispatcher.stop();
			assertThat(fixture.dispatcher.handlers().resume("recording")).isTrue();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "pause", "resume", "get" })
	void anUnknownIdIsRefusedWithThoseThereAre(String what) {
		try (DispatchFixture fixture = new DispatchFixture(new Recording(), new Offers())) {
			EventHandlers handlers = fixture.dispatcher.handlers();
			assertThatExceptionOfType(UnknownEventHandlerException.class).isThrownBy(() -> {
				switch (what) {
					case "pause" -> handlers.pause("recordin");
					case "resume" -> handlers.resume("recordin");
					default -> handlers.get("recordin");
				}
			})
				.withMessage(
						"There is no @MesosEventHandler method with the id 'recordin'; there are offers, recording")
				.satisfies((ex) -> assertThat(ex.getKnown()).containsExactly("offers", "recording"));
		}
	}

	@Test
	void handlersOfAnExecutorAreNotPaused() {
		try (ExecutorDispatchFixture fixture = new ExecutorDispatchFixture((builder) -> {
		}, new ForExecutor())) {
			assertThatIllegalStateException().isThrownBy(() -> fixture.dispatcher.handlers().pause("launch"))
				.withMessage(
						"The handler launch cannot be paused: an agent sends nothing to an executor twice, so that "
								+ "it would be lost");
		}
	}

	@Test
	void countsWhatBecomesOfCalls() {
		Other other = new Other();
		try (DispatchFixture fixture = new DispatchFixture(other).subscribe(1)) {
			fixture.receive(1, Events.update("t1"));
			fixture.receive(1, Events.update("t2"));
			fixture.awaitDelivered(1);
			other.failure = new AssertionError("broken");
			fixture.receive(1, Events.update("t3"));
			fixture.awaitDelivered(1);
			assertThat(fixture.dispatcher.handlers().all()).singleElement().satisfies((status) -> {
				assertThat(status.id()).isEqualTo("other");
				assertThat(status.types()).isEqualTo(Set.of(MesosEventType.UPDATE));
				assertThat(status.state()).isEqualTo(HandlerState.RUNNING);
				assertThat(status.handled()).isEqualTo(2);
				assertThat(status.failed()).isEqualTo(1);
				assertThat(status.lastFailure()).isEqualTo(AssertionError.class);
				assertThat(status.lastFailureTime()).isNotNull();
			});
		}
	}

	@Test
	void isPausedAndResumedWhileUpdatesComeWithoutLosingOne() throws InterruptedException {
		Recording recording = new Recording();
		try (DispatchFixture fixture = new DispatchFixture((builder) -> builder.concurrency(2), recording)
			.subscribe(1)) {
			List<Event> updates = new ArrayList<>();
			for (int i = 0; i < 100; i++) {
				updates.add(Events.update("t" + i));
			}
			CountDownLatch done = new CountDownLatch(1);
			Thread switching = new Thread(() -> {
				while (done.getCount() > 0) {
					fixture.dispatcher.handlers().pause("recording");
					fixture.dispatcher.handlers().resume("recording");
				}
			});
			switching.start();
			updates.forEach((update) -> fixture.receive(1, update));
			fixture.awaitDelivered(1);
			done.countDown();
			switching.join();
			// what the agent does with those that were not acknowledged
			updates.forEach((update) -> fixture.receive(1, update));
			Awaitility.await()
				.untilAsserted(() -> assertThat(fixture.calls.sent(Call.Type.ACKNOWLEDGE))
					.extracting((call) -> call.getAcknowledge().getTaskId().getValue())
					.containsAll(updates.stream()
						.map((update) -> update.getUpdate().getStatus().getTaskId().getValue())
						.toList()));
			assertThat(recording.seen).hasSize(100).doesNotHaveDuplicates();
		}
	}

	@Order(1)
	static class Recording {

		final List<String> seen = new CopyOnWriteArrayList<>();

		@MesosEventHandler(id = "recording")
		void onUpdate(TaskStatus status, DeliveryAttempt attempt) {
			this.seen.add(status.getTaskId().getValue() + " " + attempt.number());
		}

	}

	@Order(2)
	static class Other {

		final List<String> seen = new CopyOnWriteArrayList<>();

		volatile @Nullable Throwable failure;

		@MesosEventHandler(id = "other")
		void onUpdate(TaskStatus status, DeliveryAttempt attempt) throws Throwable {
			this.seen.add(status.getTaskId().getValue() + " " + attempt.number());
			if (this.failure != null) {
				throw this.failure;
			}
		}

	}

	static class Manual {

		final List<Acknowledgment> acknowledgments = new CopyOnWriteArrayList<>();

		@MesosEventHandler(id = "manual")
		void onUpdate(TaskStatus status, Acknowledgment acknowledgment) {
			this.acknowledgments.add(acknowledgment);
		}

	}

	static class Offers {

		final List<String> seen = new CopyOnWriteArrayList<>();

		@MesosEventHandler(id = "offers")
		void onOffer(Offer offer) {
			this.seen.add(offer.getId().getValue());
		}

	}

	static class Blocking {

		final CountDownLatch entered = new CountDownLatch(1);

		final CountDownLatch release = new CountDownLatch(1);

		final AtomicInteger calls = new AtomicInteger();

		@MesosEventHandler(id = "blocking")
		void onUpdate(TaskStatus status) throws InterruptedException {
			this.calls.incrementAndGet();
			this.entered.countDown();
			this.release.await();
		}

	}

	static class ForExecutor {

		@MesosEventHandler(id = "launch", types = MesosEventType.LAUNCH)
		void onLaunch() {
		}

	}

}
