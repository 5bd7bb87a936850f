package io.github.mesosspring.reconcile;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.mesosspring.call.CallRejectedException;
import io.github.mesosspring.call.CallResponse;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;

class ManagedReconcilerTests {

	private static final List<String> ALL = List.of();

	private final ReconcilerFixture fixture = new ReconcilerFixture();

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void asksForNothingBeforeTheFirstSubscription() {
		this.fixture.naming("a");
		this.fixture.reconciler.reconcile();
		this.fixture.reconciler.ask(ReconcilerFixture.tasks("b"));
		this.fixture.pass(Duration.ofHours(1));
		assertThat(this.fixture.heard()).isEmpty();
	}

	@Test
	void asksForWhatTheSourcesNameAfterEachSubscription() {
		this.fixture.sources = List.of(() -> ReconcilerFixture.tasks("a"), () -> ReconcilerFixture.tasks("b", "a"));
		this.fixture.subscribe();
		assertThat(this.fixture.heard()).containsExactly(List.of("a", "b"));
		this.fixture.answer("a", "b");
		this.fixture.heard();
		this.fixture.lose();
		this.fixture.subscribe();
		assertThat(this.fixture.heard()).containsExactly(List.of("a", "b"));
		assertThat(this.fixture.reconciler.status().rounds()).isEqualTo(2);
	}

	@Test
	void asksInChunks() {
		this.fixture.naming(ReconcilerFixture.manyIds(7)).subscribe();
		List<List<String>> calls = this.fixture.heard();
		assertThat(calls).extracting(List::size).containsExactly(3, 3, 1);
		assertThat(calls.stream().flatMap(List::stream)).containsExactlyInAnyOrder(ReconcilerFixture.manyIds(7));
	}

	@Test
	void sendsTheNextChunkWhenTheOneBeforeWasAcceptedAndLeavesOutWhatIsAnswered() {
		Sinks.One<CallResponse> first = this.fixture.holdAnswers();
		this.fixture.naming("a", "b", "c", "d", "e").subscribe();
		List<String> chunk = this.fixture.asked.get(0);
		List<String> rest = List.of("a", "b", "c", "d", "e").stream().filter((id) -> !chunk.contains(id)).toList();
		this.fixture.pass(Duration.ofMinutes(1));
		assertThat(this.fixture.heard()).hasSize(1);
		this.fixture.answer(rest.get(0));
		first.tryEmitValue(new CallResponse(202, new byte[0]));
		this.fixture.pass(Duration.ZERO);
		assertThat(this.fixture.heard()).containsExactly(List.of(rest.get(1)));
	}

	@Test
	void asksLessAndLessOftenForTheRemainderUntilAllIsAnswered() {
		this.fixture.naming("a", "b").subscribe();
		this.fixture.answer("b");
		this.fixture.heard();
		for (int seconds : List.of(5, 10, 20, 40, 40)) {
			this.fixture.pass(Duration.ofSeconds(seconds).minusMillis(1));
			assertThat(this.fixture.heard()).as("before " + seconds + " s").isEmpty();
			this.fixture.pass(Duration.ofMillis(1));
			assertThat(this.fixture.heard()).as("after " + seconds + " s").containsExactly(List.of("a"));
		}
		assertThat(this.fixture.reconciler.status().unanswered()).isEqualTo(1);
		assertThat(this.fixture.reconciler.status().longest()).isEqualTo(Duration.ofSeconds(115));
		this.fixture.answer("a");
		assertThat(this.fixture.heard()).containsExactly(ALL);
		assertThat(this.fixture.reconciler.status().unanswered()).isZero();
		assertThat(this.fixture.reconciler.status().longest()).isNull();
		this.fixture.pass(Duration.ofMinutes(14));
		assertThat(this.fixture.heard()).isEmpty();
	}

	@Test
	void asksNoLongerForWhatTheSourceNoLongerNames() {
		this.fixture.naming("a", "b").subscribe();
		this.fixture.heard();
		this.fixture.naming("b", "new");
		this.fixture.pass(Duration.ofSeconds(5));
		assertThat(this.fixture.heard()).containsExactly(List.of("b"));
	}

	@Test
	void countsAnAnswerOnlyWhenItWasHandled() {
		long epoch = this.fixture.naming("a").subscribe();
		this.fixture.heard();
		this.fixture.answer(epoch, "a", false);
		this.fixture.pass(Duration.ofSeconds(5));
		assertThat(this.fixture.heard()).containsExactly(List.of("a"));
	}

	@Test
	void doesNotCountALateAnswerOfTheSubscriptionBefore() {
		long first = this.fixture.naming("a").subscribe();
		this.fixture.lose();
		this.fixture.subscribe();
		this.fixture.heard();
		this.fixture.answer(first, "a", true);
		assertThat(this.fixture.reconciler.status().unanswered()).isEqualTo(1);
		this.fixture.pass(Duration.ofSeconds(5));
		assertThat(this.fixture.heard()).containsExactly(List.of("a"));
	}

	@Test
	void endsWithTheSubscription() {
		this.fixture.naming("a").subscribe();
		this.fixture.heard();
		this.fixture.lose();
		this.fixture.pass(Duration.ofHours(1));
		assertThat(this.fixture.heard()).isEmpty();
		assertThat(this.fixture.reconciler.status().unanswered()).isZero();
	}

	@Test
	void asksForNothingOnceTheSessionIsOverEvenIfItHasNotHeardOfThat() {
		this.fixture.naming("a").subscribe();
		this.fixture.heard();
		this.fixture.whenLost = () -> this.fixture.pass(Duration.ofMinutes(1));
		this.fixture.lose();
		assertThat(this.fixture.heard()).isEmpty();
	}

	@Test
	void doesNotBeginForASubscriptionThatIsOverWhenItsEventIsDelivered() {
		this.fixture.naming("a");
		long over = this.fixture.open().epoch();
		this.fixture.lose();
		this.fixture.reconciler.delivered(over, Event.newBuilder().setType(Event.Type.SUBSCRIBED).build(), true);
		this.fixture.pass(Duration.ofMinutes(1));
		assertThat(this.fixture.heard()).isEmpty();
	}

	@Test
	void stopsBetweenChunksWhenTheSubscriptionEnds() {
		Sinks.One<CallResponse> first = this.fixture.holdAnswers();
		this.fixture.naming(ReconcilerFixture.manyIds(7)).subscribe();
		this.fixture.lose();
		first.tryEmitValue(new CallResponse(202, new byte[0]));
		this.fixture.pass(Duration.ofMinutes(1));
		assertThat(this.fixture.heard()).hasSize(1);
	}

	@Test
	void waitsForTheCallUnderWayBeforeItBeginsAnew() {
		Sinks.One<CallResponse> first = this.fixture.holdAnswers();
		this.fixture.naming("a", "b").subscribe();
		this.fixture.lose();
		this.fixture.subscribe();
		assertThat(this.fixture.heard()).hasSize(1);
		this.fixture.outcome = ReconcilerFixture::accepted;
		first.tryEmitError(new IllegalStateException("the session is gone"));
		this.fixture.pass(Duration.ZERO);
		assertThat(this.fixture.heard()).containsExactly(List.of("a", "b"));
	}

	@Test
	void asksASourceThatFailsAgainWithGrowingPauses() {
		AtomicInteger asked = new AtomicInteger();
		this.fixture.sources = List.of(() -> {
			if (asked.incrementAndGet() <= 2) {
				throw new IllegalStateException("database away");
			}
			return ReconcilerFixture.tasks("a");
		});
		this.fixture.subscribe();
		this.fixture.pass(Duration.ofSeconds(14));
		assertThat(asked).hasValue(2);
		assertThat(this.fixture.heard()).isEmpty();
		this.fixture.pass(Duration.ofSeconds(1));
		assertThat(this.fixture.heard()).containsExactly(List.of("a"));
	}

	@Test
	void asksAgainForTheChunkThatWasNotAccepted() {
		this.fixture.outcome = () -> Mono.error(new CallRejectedException(Call.Type.RECONCILE, 503, "busy"));
		this.fixture.naming("a").subscribe();
		this.fixture.outcome = ReconcilerFixture::accepted;
		assertThat(this.fixture.heard()).hasSize(1);
		this.fixture.pass(Duration.ofSeconds(4));
		assertThat(this.fixture.heard()).isEmpty();
		this.fixture.pass(Duration.ofSeconds(1));
		assertThat(this.fixture.heard()).containsExactly(List.of("a"));
	}

	@Test
	void survivesCallsThatThrow() {
		this.fixture.outcome = () -> {
			throw new IllegalStateException("closed");
		};
		this.fixture.naming("a").subscribe();
		this.fixture.outcome = ReconcilerFixture::accepted;
		this.fixture.heard();
		this.fixture.pass(Duration.ofSeconds(5));
		assertThat(this.fixture.heard()).containsExactly(List.of("a"));
	}

	@Test
	void asksForEverythingOnceAllIsAnsweredAndThenAtJitteredIntervals() {
		this.fixture.naming("a").subscribe();
		this.fixture.heard();
		this.fixture.random = 0;
		this.fixture.answer("a");
		assertThat(this.fixture.heard()).containsExactly(ALL);
		this.fixture.random = 0.999;
		this.fixture.pass(Duration.ofMinutes(12));
		assertThat(this.fixture.heard()).containsExactly(ALL);
		this.fixture.pass(Duration.ofMinutes(17));
		assertThat(this.fixture.heard()).isEmpty();
		this.fixture.pass(Duration.ofMinutes(1));
		assertThat(this.fixture.heard()).containsExactly(ALL);
	}

	@Test
	void asksForEverythingAtOnceIfTheSourceNamesNoTask() {
		this.fixture.naming().subscribe();
		assertThat(this.fixture.heard()).containsExactly(ALL);
	}

	@Test
	void asksForEverythingOnlyAfterAnIntervalIfThereIsNoSource() {
		this.fixture.subscribe();
		this.fixture.pass(Duration.ofMinutes(14));
		assertThat(this.fixture.heard()).isEmpty();
		this.fixture.pass(Duration.ofMinutes(1));
		assertThat(this.fixture.heard()).containsExactly(ALL);
	}

	@Test
	void goesOnAtTheNextIntervalWhenTheMasterRefusesToTellEverything() {
		this.fixture.outcome = () -> Mono.error(new CallRejectedException(Call.Type.RECONCILE, 503, "busy"));
		this.fixture.naming().subscribe();
		this.fixture.pass(Duration.ofMinutes(14));
		assertThat(this.fixture.heard()).containsExactly(ALL);
		this.fixture.pass(Duration.ofMinutes(1));
		assertThat(this.fixture.heard()).containsExactly(ALL);
	}

	@Test
	void neverAsksForEverythingIfToldSo() {
		try (ReconcilerFixture never = new ReconcilerFixture(
				new ReconciliationSettings(3, Duration.ofSeconds(5), Duration.ofSeconds(40), Duration.ZERO))) {
			never.naming("a").subscribe();
			never.answer("a");
			never.pass(Duration.ofDays(1));
			assertThat(never.heard()).containsExactly(List.of("a"));
		}
	}

	@Test
	void asksForSingleTasksOnDemandUntilAnswered() {
		this.fixture.subscribe();
		this.fixture.heard();
		this.fixture.reconciler.ask(ReconcilerFixture.tasks("b"));
		this.fixture.pass(Duration.ZERO);
		assertThat(this.fixture.heard()).containsExactly(List.of("b"));
		this.fixture.pass(Duration.ofSeconds(5));
		assertThat(this.fixture.heard()).containsExactly(List.of("b"));
		this.fixture.answer("b");
		this.fixture.pass(Duration.ofMinutes(10));
		assertThat(this.fixture.heard()).isEmpty();
	}

	@Test
	void doesNotAskForTheOthersSoonerBecauseASingleTaskIsAskedFor() {
		this.fixture.naming("a").subscribe();
		this.fixture.heard();
		this.fixture.pass(Duration.ofSeconds(2));
		this.fixture.reconciler.ask(ReconcilerFixture.tasks("b"));
		this.fixture.pass(Duration.ZERO);
		assertThat(this.fixture.heard()).containsExactly(List.of("b"));
		this.fixture.pass(Duration.ofSeconds(3));
		assertThat(this.fixture.heard()).containsExactly(List.of("a"));
	}

	@Test
	void keepsWhatWasAskedForWhileNotSubscribed() {
		this.fixture.reconciler.ask(ReconcilerFixture.tasks("b"));
		this.fixture.naming("a").subscribe();
		assertThat(this.fixture.heard()).containsExactly(List.of("a", "b"));
		this.fixture.answer("a");
		this.fixture.lose();
		this.fixture.naming();
		this.fixture.subscribe();
		assertThat(this.fixture.heard()).containsExactly(List.of("b"));
	}

	@Test
	void beginsAnewOnDemand() {
		this.fixture.naming("a").subscribe();
		this.fixture.answer("a");
		this.fixture.heard();
		this.fixture.reconciler.reconcile();
		this.fixture.pass(Duration.ZERO);
		assertThat(this.fixture.heard()).containsExactly(List.of("a"));
	}

	@Test
	void pausesUntilTheHandlersHaveCaughtUp() {
		this.fixture.drained = false;
		this.fixture.naming(ReconcilerFixture.manyIds(4)).subscribe();
		this.fixture.pass(Duration.ofSeconds(90));
		assertThat(this.fixture.heard()).isEmpty();
		this.fixture.drain();
		assertThat(this.fixture.heard()).hasSize(2);
	}

	@Test
	void pausesNoLongerThanTwoMinutesAtATimeAndWaitsOnlyOnce() {
		this.fixture.drained = false;
		this.fixture.naming(ReconcilerFixture.manyIds(4)).subscribe();
		this.fixture.pass(DrainGate.BOUND.minusMillis(1));
		assertThat(this.fixture.heard()).isEmpty();
		this.fixture.pass(Duration.ofMillis(1));
		assertThat(this.fixture.heard()).hasSize(1);
		this.fixture.pass(DrainGate.BOUND);
		assertThat(this.fixture.heard()).hasSize(1);
		assertThat(this.fixture.held).hasSize(1);
	}

	@Test
	void asksForNothingAfterItsEnd() {
		this.fixture.naming("a").subscribe();
		this.fixture.heard();
		this.fixture.reconciler.close();
		this.fixture.reconciler.reconcile();
		this.fixture.pass(Duration.ofHours(1));
		assertThat(this.fixture.heard()).isEmpty();
	}

}
