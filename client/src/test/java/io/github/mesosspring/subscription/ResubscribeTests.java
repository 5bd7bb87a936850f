package io.github.mesosspring.subscription;

import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.session.SessionLoss;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static io.github.mesosspring.subscription.SubscriptionState.BACKING_OFF;
import static io.github.mesosspring.subscription.SubscriptionState.FAILED;
import static io.github.mesosspring.subscription.SubscriptionState.STANDBY;
import static io.github.mesosspring.subscription.SubscriptionState.STOPPED;
import static io.github.mesosspring.subscription.SubscriptionState.SUBSCRIBED;
import static io.github.mesosspring.subscription.SubscriptionState.SUBSCRIBING;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A subscription that is asked to subscribe anew.
 */
class ResubscribeTests {

	private static final String WHY = "the certificate was replaced";

	/** The first bound of the backoff. */
	private static final Duration SHORTEST_WAIT = Duration.ofMillis(250);

	private final SubscriptionFixture test = new SubscriptionFixture();

	private final List<Sinks.Empty<Void>> flushes = new CopyOnWriteArrayList<>();

	@AfterEach
	void close() {
		this.test.close();
	}

	@Test
	void subscribesAnewSoonWithTheSameFrameworkId() {
		FakeMaster.Connection old = this.test.subscribe("f-1");
		assertThat(this.test.subscription().resubscribe(WHY)).isTrue();
		assertThat(this.test.state()).isEqualTo(BACKING_OFF);
		assertThat(this.test.lastReason()).isEqualTo(SessionLoss.REQUESTED);
		assertThat(this.test.changes).last().extracting(SubscriptionStateChange::detail).isEqualTo(WHY);
		assertThat(this.test.sessions.current()).isNull();
		assertThat(old.isClosedByClient()).isTrue();
		this.test.time.advanceTimeBy(SHORTEST_WAIT);
		assertThat(this.test.master.connections).hasSize(2);
		assertThat(this.test.master.last().call.getFrameworkId()).isEqualTo(TestEvents.id("f-1"));
		this.test.accept("f-1");
		assertThat(this.test.state()).isEqualTo(SUBSCRIBED);
		assertThat(this.test.detector.failed).isEmpty();
	}

	@Test
	void callsThatWereMadeGetTheirOutcomeFirst() {
		countFlushes();
		FakeMaster.Connection old = this.test.subscribe("f-1");
		this.test.subscription().resubscribe(WHY);
		assertThat(this.test.state()).isEqualTo(SUBSCRIBED);
		assertThat(old.isClosedByClient()).isFalse();
		this.flushes.get(0).tryEmitEmpty().orThrow();
		assertThat(this.test.state()).isEqualTo(BACKING_OFF);
		assertThat(old.isClosedByClient()).isTrue();
	}

	@Test
	void masterThatAnswersNoCallIsLeftAllTheSame() {
		countFlushes();
		this.test.subscribe("f-1");
		this.test.subscription().resubscribe(WHY);
		this.test.time.advanceTimeBy(Duration.ofSeconds(5));
		assertThat(this.test.changes).extracting(SubscriptionStateChange::reason).contains(SessionLoss.REQUESTED);
	}

	@Test
	void tenRequestsAreOne() {
		countFlushes();
		this.test.subscribe("f-1");
		for (int i = 0; i < 10; i++) {
			assertThat(this.test.subscription().resubscribe(WHY)).isTrue();
		}
		assertThat(this.flushes).hasSize(1);
		this.flushes.get(0).tryEmitEmpty().orThrow();
		this.test.awaitAttempt(2);
		this.test.accept("f-1");
		this.test.time.advanceTimeBy(Duration.ofSeconds(5));
		assertThat(this.test.master.connections).hasSize(2);
		assertThat(this.test.state()).isEqualTo(SUBSCRIBED);
	}

	@Test
	void whatWasLostMeanwhileIsNotGivenUpOnceMore() {
		countFlushes();
		FakeMaster.Connection old = this.test.subscribe("f-1");
		this.test.subscription().resubscribe(WHY);
		old.fail(new ConnectException("reset"));
		this.test.awaitAttempt(2);
		this.test.accept("f-1");
		this.flushes.get(0).tryEmitEmpty().orThrow();
		assertThat(this.test.state()).isEqualTo(SUBSCRIBED);
		assertThat(this.test.master.connections).hasSize(2);
	}

	@Test
	void attemptThatIsUnderWayGetsItsAnswerAndIsGivenUp() {
		this.test.subscription().start();
		for (int i = 0; i < 3; i++) {
			assertThat(this.test.subscription().resubscribe(SessionLoss.TLS_RENEWED, WHY)).isTrue();
		}
		assertThat(this.test.state()).isEqualTo(SUBSCRIBING);
		assertThat(this.test.master.connections).hasSize(1);
		FakeMaster.Connection old = this.test.accept("f-1");
		assertThat(this.test.state()).isEqualTo(BACKING_OFF);
		assertThat(this.test.lastReason()).isEqualTo(SessionLoss.TLS_RENEWED);
		assertThat(old.isClosedByClient()).isTrue();
		assertThat(this.test.sessions.current()).isNull();
		this.test.time.advanceTimeBy(SHORTEST_WAIT);
		assertThat(this.test.master.connections).hasSize(2);
		assertThat(this.test.master.last().call.getFrameworkId()).isEqualTo(TestEvents.id("f-1"));
		this.test.accept("f-1");
		this.test.time.advanceTimeBy(Duration.ofSeconds(5));
		assertThat(this.test.state()).isEqualTo(SUBSCRIBED);
		assertThat(this.test.states()).as("announced once").containsOnlyOnce(SUBSCRIBED);
		assertThat(this.test.master.connections).hasSize(2);
	}

	@Test
	void attemptThatFailsAnywayIsFollowedByOneThatStays() {
		this.test.subscription().start();
		this.test.subscription().resubscribe(WHY);
		this.test.master.last().fail(new ConnectException("refused"));
		this.test.awaitAttempt(2);
		this.test.accept("f-1");
		this.test.time.advanceTimeBy(Duration.ofSeconds(5));
		assertThat(this.test.state()).isEqualTo(SUBSCRIBED);
		assertThat(this.test.master.connections).hasSize(2);
	}

	@Test
	void requestCutsTheWaitShort() {
		this.test.subscription().start();
		for (int attempt = 2; attempt <= 12; attempt++) {
			this.test.master.last().fail(new ConnectException("refused"));
			this.test.awaitAttempt(attempt);
		}
		this.test.master.last().fail(new ConnectException("refused"));
		assertThat(this.test.subscription().resubscribe(WHY)).isTrue();
		this.test.time.advanceTimeBy(SHORTEST_WAIT);
		assertThat(this.test.master.connections).hasSize(13);
	}

	@Test
	void doesNothingWhileNoSubscriptionIsSought() {
		assertThat(this.test.subscription().resubscribe(WHY)).isFalse();
		this.test.subscribe("f-1").send(TestEvents.error("Framework has been removed"));
		assertThat(this.test.state()).isEqualTo(FAILED);
		assertThat(this.test.subscription().resubscribe(WHY)).isFalse();
		this.test.subscription().stop();
		assertThat(this.test.subscription().resubscribe(WHY)).isFalse();
		assertThat(this.test.state()).isEqualTo(STOPPED);
	}

	@Test
	void doesNothingWhileAnotherInstanceLeads() {
		this.test.builder.election(new Ballot());
		this.test.build().subscription().start();
		assertThat(this.test.subscription().resubscribe(WHY)).isFalse();
		assertThat(this.test.state()).isEqualTo(STANDBY);
	}

	@Test
	void stopThatHasBegunIsNotDisturbed() {
		countFlushes();
		this.test.subscribe("f-1");
		this.test.subscription().resubscribe(WHY);
		this.test.subscription().stop(() -> {
		});
		assertThat(this.test.subscription().resubscribe(WHY)).isFalse();
		this.flushes.get(0).tryEmitEmpty().orThrow();
		assertThat(this.test.session()).isNotNull();
		this.flushes.get(1).tryEmitEmpty().orThrow();
		assertThat(this.test.state()).isEqualTo(STOPPED);
		assertThat(this.test.states()).doesNotContain(BACKING_OFF);
	}

	private void countFlushes() {
		this.test.builder.calls(new LastCalls() {

			@Override
			public void send(Call call) {
			}

			@Override
			public Mono<Void> flush() {
				Sinks.Empty<Void> flush = Sinks.empty();
				ResubscribeTests.this.flushes.add(flush);
				return flush.asMono();
			}

			@Override
			public Mono<Void> teardown() {
				return Mono.empty();
			}

		});
		this.test.build();
	}

}
