package io.github.mesosspring.subscription;

import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;

import io.github.mesosspring.leader.LeaderDetector;
import io.github.mesosspring.session.SessionLoss;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static io.github.mesosspring.subscription.SubscriptionFixture.A;
import static io.github.mesosspring.subscription.SubscriptionFixture.B;
import static io.github.mesosspring.subscription.SubscriptionState.BACKING_OFF;
import static io.github.mesosspring.subscription.SubscriptionState.DETECTING;
import static io.github.mesosspring.subscription.SubscriptionState.SUBSCRIBED;
import static io.github.mesosspring.subscription.SubscriptionState.SUBSCRIBING;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a subscription does about news of another leader.
 */
class LeaderChangeTests {

	/** The first bound of the backoff. */
	private static final Duration SHORTEST_WAIT = Duration.ofMillis(250);

	private final SubscriptionFixture test = new SubscriptionFixture();

	private final SubscriptionFixture.Detector detector = this.test.detector;

	@AfterEach
	void close() {
		this.test.close();
	}

	@Test
	void anotherLeaderEndsTheSubscriptionAndIsSubscribedToSoon() {
		FakeMaster.Connection old = this.test.subscribe("f-1");
		this.detector.change(B);
		assertThat(this.test.state()).isEqualTo(BACKING_OFF);
		assertThat(this.test.lastReason()).isEqualTo(SessionLoss.NOT_LEADER);
		assertThat(this.test.sessions.current()).isNull();
		assertThat(old.isClosedByClient()).isTrue();
		this.test.time.advanceTimeBy(SHORTEST_WAIT);
		assertThat(this.test.master.connections).hasSize(2);
		assertThat(this.test.master.last().master).isEqualTo(B);
		assertThat(this.test.master.last().call.getFrameworkId()).isEqualTo(TestEvents.id("f-1"));
		assertThat(this.detector.failed).isEmpty();
	}

	@Test
	void anotherLeaderIsSubscribedToSoonWhateverWentWrongBefore() {
		this.test.subscription().start();
		for (int attempt = 2; attempt <= 12; attempt++) {
			this.test.master.last().fail(new ConnectException("refused"));
			this.test.awaitAttempt(attempt);
		}
		this.test.accept("f-1");
		this.detector.change(B);
		this.test.time.advanceTimeBy(SHORTEST_WAIT);
		assertThat(this.test.master.connections).hasSize(13);
	}

	@Test
	void anotherLeaderEndsAnAttempt() {
		this.test.subscription().start();
		FakeMaster.Connection old = this.test.master.last();
		this.detector.change(B);
		assertThat(old.isClosedByClient()).isTrue();
		assertThat(this.test.lastReason()).isEqualTo(SessionLoss.NOT_LEADER);
		old.accept("late").send(TestEvents.subscribed("f-1"));
		assertThat(this.test.state()).isEqualTo(BACKING_OFF);
		this.test.awaitAttempt(2);
		assertThat(this.test.master.last().master).isEqualTo(B);
	}

	@Test
	void attemptGivenUpForAnotherLeaderExcusesATakeover() {
		this.test.subscription().start();
		this.detector.change(B);
		this.test.awaitAttempt(2);
		this.test.accept("f-1").send(TestEvents.error("Framework failed over"));
		assertThat(this.test.state()).isEqualTo(BACKING_OFF);
	}

	@Test
	void newsOfTheMasterWeAreWithChangesNothing() {
		this.test.subscription().start();
		this.detector.tell(A);
		assertThat(this.test.state()).isEqualTo(SUBSCRIBING);
		this.test.accept("f-1");
		this.detector.tell(A);
		assertThat(this.test.state()).isEqualTo(SUBSCRIBED);
		assertThat(this.test.master.connections).hasSize(1);
	}

	@Test
	void newsOfTheMasterWeWereRedirectedToChangesNothing() {
		this.test.subscription().start();
		this.test.master.last().acceptAt(B, "stream").send(TestEvents.subscribed("f-1"));
		assertThat(this.test.session().master()).isEqualTo(B);
		this.detector.tell(B);
		assertThat(this.test.state()).isEqualTo(SUBSCRIBED);
	}

	@Test
	void newsCutsTheWaitShort() {
		this.test.subscription().start();
		for (int attempt = 2; attempt <= 30; attempt++) {
			this.test.master.last().fail(new ConnectException("refused"));
			this.detector.change((attempt % 2 == 0) ? B : A);
			this.test.time.advanceTimeBy(SHORTEST_WAIT);
			assertThat(this.test.master.connections).hasSize(attempt);
		}
	}

	@Test
	void newsThatKeepsComingDoesNotDrawTheWaitOut() {
		this.test.subscription().start();
		for (int attempt = 2; attempt <= 12; attempt++) {
			this.test.master.last().fail(new ConnectException("refused"));
			this.test.awaitAttempt(attempt);
		}
		this.test.master.last().fail(new ConnectException("refused"));
		for (int i = 0; i < 250 && this.test.state() == BACKING_OFF; i++) {
			this.detector.tell(URI.create("http://c:" + i));
			this.test.time.advanceTimeBy(Duration.ofMillis(1));
		}
		assertThat(this.test.master.connections).hasSize(13);
	}

	@Test
	void newsDoesNotHurryHandlersThatHaveToCatchUp() {
		this.test.sink.fullAfter(1);
		this.test.subscribe("f-1").send(TestEvents.failure("a"));
		this.test.time.advanceTimeBy(Duration.ofMinutes(2));
		assertThat(this.test.lastReason()).isEqualTo(SessionLoss.SLOW_HANDLERS);
		this.detector.change(B);
		this.test.time.advanceTimeBy(Duration.ofHours(1));
		assertThat(this.test.master.connections).hasSize(1);
		this.test.sink.catchUp();
		this.test.awaitAttempt(2);
	}

	@Test
	void detectionThatWasOvertakenByNewsIsRepeatedAndNeverDoubled() {
		Sinks.One<URI> first = Sinks.one();
		this.detector.answer = first.asMono();
		this.test.subscription().start();
		this.detector.tell(B);
		assertThat(this.detector.asked).isEqualTo(1);
		this.detector.answer = Mono.just(B);
		first.tryEmitValue(A).orThrow();
		assertThat(this.detector.asked).isEqualTo(2);
		assertThat(this.test.master.connections).hasSize(1);
		assertThat(this.test.master.last().master).isEqualTo(B);
	}

	@Test
	void detectionThatAgreesWithTheNewsIsNotRepeated() {
		Sinks.One<URI> answer = Sinks.one();
		this.detector.answer = answer.asMono();
		this.test.subscription().start();
		this.detector.tell(B);
		answer.tryEmitValue(B).orThrow();
		assertThat(this.detector.asked).isEqualTo(1);
		assertThat(this.test.master.last().master).isEqualTo(B);
	}

	@Test
	void lateAnswerOfAnOldDetectionIsIgnored() {
		Sinks.One<URI> late = Sinks.one();
		this.detector.answer = late.asMono();
		this.test.subscription().start();
		this.detector.answer = Mono.never();
		this.test.time.advanceTimeBy(Duration.ofSeconds(75).plus(SubscriptionFixture.LONGEST_WAIT));
		assertThat(this.test.state()).isEqualTo(DETECTING);
		assertThat(this.detector.asked).isEqualTo(2);
		late.tryEmitValue(A);
		assertThat(this.test.state()).isEqualTo(DETECTING);
		assertThat(this.test.master.connections).isEmpty();
	}

	@Test
	void newsThatFailsAgainstItsPromiseIsDoneWithout() {
		this.test.builder.leaderDetector(new LeaderDetector() {

			@Override
			public Mono<URI> detect() {
				return Mono.just(A);
			}

			@Override
			public Flux<URI> changes() {
				throw new IllegalStateException("odd");
			}

		});
		this.test.build().subscribe("f-1").end();
		this.test.awaitAttempt(2);
		assertThat(this.test.logged()).anyMatch((line) -> line.contains("no longer heard of") && line.contains("odd"));
	}

	@Test
	void nobodyListensWhileStopped() {
		this.test.subscription().start();
		assertThat(this.detector.listeners()).isEqualTo(1);
		this.test.subscription().stop();
		assertThat(this.detector.listeners()).isZero();
		this.test.subscription().start();
		assertThat(this.detector.listeners()).isEqualTo(1);
	}

}
