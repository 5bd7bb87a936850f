package io.github.mesosspring.subscription;

import java.time.Duration;

import io.github.mesosspring.election.Election;
import io.github.mesosspring.framework.FrameworkIdStore;
import io.github.mesosspring.framework.FrameworkIdStoreException;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.SessionListener;
import io.github.mesosspring.session.SessionLoss;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static io.github.mesosspring.subscription.SubscriptionState.BACKING_OFF;
import static io.github.mesosspring.subscription.SubscriptionState.DETECTING;
import static io.github.mesosspring.subscription.SubscriptionState.FAILED;
import static io.github.mesosspring.subscription.SubscriptionState.STANDBY;
import static io.github.mesosspring.subscription.SubscriptionState.STOPPED;
import static io.github.mesosspring.subscription.SubscriptionState.SUBSCRIBED;
import static io.github.mesosspring.subscription.SubscriptionState.SUBSCRIBING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.spy;

/**
 * One of several instances, in an election the test decides.
 */
class StandbyTests {

	private static final Call SUPPRESS = Call.newBuilder().setType(Call.Type.SUPPRESS).build();

	private final SubscriptionFixture test = new SubscriptionFixture();

	private final Ballot election = new Ballot();

	@BeforeEach
	void takePart() {
		this.test.builder.election(this.election);
		this.test.build();
	}

	@AfterEach
	void close() {
		this.test.close();
	}

	@Test
	void standsByWithoutConnectionAndWithoutTheStore() {
		this.test.subscription().start();
		assertThat(this.test.state()).isEqualTo(STANDBY);
		assertThat(this.test.subscription().isRunning()).isTrue();
		this.test.time.advanceTimeBy(Duration.ofHours(1));
		assertThat(this.test.master.connections).isEmpty();
		assertThat(this.test.detector.asked).isZero();
		this.test.store.open();
		this.test.store.close();
	}

	@Test
	void electedInstanceSubscribesWithTheSharedFrameworkId() {
		save("f-shared");
		this.test.subscription().start();
		this.election.elect();
		assertThat(this.test.states()).containsExactly(STANDBY, DETECTING, SUBSCRIBING);
		assertThat(this.test.master.last().call.getFrameworkId()).isEqualTo(TestEvents.id("f-shared"));
		this.test.accept("f-shared");
		assertThat(this.test.state()).isEqualTo(SUBSCRIBED);
	}

	@Test
	void instanceThatIsElectedBeforeItsStartReturnsSubscribes() {
		this.election.electAtOnce = true;
		this.test.subscription().start();
		assertThat(this.test.states()).containsExactly(STANDBY, DETECTING, SUBSCRIBING);
	}

	@Test
	void deposedInstanceSendsNothingMoreAndStandsByAgain() {
		this.test.subscription().start();
		this.election.elect();
		FakeMaster.Connection connection = this.test.accept("f-1");
		this.test.sessions.addListener(new SessionListener() {

			@Override
			public void lost(Session session, SessionLoss reason) {
				StandbyTests.this.test.sink.notes.add("lost " + reason);
			}

		});
		this.election.depose();
		assertThat(this.test.sessions.current()).isNull();
		assertThat(connection.isClosedByClient()).isTrue();
		assertThat(this.test.sink.notes).containsExactlyInAnyOrder("begin 1", "lost REQUESTED", "end 1");
		assertThat(this.test.state()).isEqualTo(STANDBY);
		assertThat(this.test.states()).doesNotContain(BACKING_OFF);
		assertThat(this.test.detector.listeners()).isZero();
		this.test.store.open();
		this.test.store.close();
		this.test.time.advanceTimeBy(Duration.ofHours(1));
		assertThat(this.test.master.connections).hasSize(1);
	}

	@Test
	void electedAgainItDoesNotRepeatWhatItSuppressedBeforeAnotherLed() {
		this.test.subscription().start();
		this.election.elect();
		this.test.accept("f-1");
		this.test.sessions.accepted().sent(SUPPRESS);
		this.election.depose();
		this.election.elect();
		assertThat(this.test.master.connections).hasSize(2);
		assertThat(this.test.master.last().call.getSubscribe().getSuppressedRolesList()).isEmpty();
	}

	@Test
	void whatItSuppressedOutlastsALostStream() {
		this.test.subscription().start();
		this.election.elect();
		FakeMaster.Connection connection = this.test.accept("f-1");
		this.test.sessions.accepted().sent(SUPPRESS);
		connection.end();
		this.test.time.advanceTimeBy(Duration.ofMinutes(1));
		assertThat(this.test.master.last().call.getSubscribe().getSuppressedRolesList()).isNotEmpty();
	}

	@Test
	void deposedInstanceIsCutOffBeforeTheActorHasItsTurn() {
		this.test.subscription().start();
		this.election.elect();
		FakeMaster.Connection connection = this.test.accept("f-1");
		this.test.time.schedule(() -> {
			// the clock runs this, and with it nothing of the actor's meanwhile
			this.election.depose();
			assertThat(this.test.sessions.current()).isNull();
			assertThat(connection.isClosedByClient()).isTrue();
			assertThat(this.test.state()).isEqualTo(SUBSCRIBED);
		});
		assertThat(this.test.state()).isEqualTo(STANDBY);
	}

	@Test
	void deposedWhileSubscribingAbortsTheAttempt() {
		this.test.subscription().start();
		this.election.elect();
		FakeMaster.Connection connection = this.test.master.last();
		this.election.depose();
		assertThat(connection.isClosedByClient()).isTrue();
		assertThat(this.test.state()).isEqualTo(STANDBY);
		assertThat(this.test.logged()).anyMatch((line) -> line.contains("orphan"));
		connection.accept("late").send(TestEvents.subscribed("f-1"));
		assertThat(this.test.state()).isEqualTo(STANDBY);
		assertThat(this.test.sessions.current()).isNull();
	}

	@Test
	void deposedBetweenSubscribedAndItsTurnKeepsNeitherSessionNorId() {
		this.test.subscription().start();
		this.election.elect();
		this.test.time.schedule(() -> {
			this.test.accept("f-1");
			this.election.depose();
		});
		assertThat(this.test.state()).isEqualTo(STANDBY);
		assertThat(this.test.sessions.current()).isNull();
		assertThat(this.test.subscription().status().frameworkId()).isNull();
	}

	@Test
	void deposedWhileDetectingOrBackingOffStandsBy() {
		this.test.detector.answer = Mono.never();
		this.test.subscription().start();
		this.election.elect();
		assertThat(this.test.state()).isEqualTo(DETECTING);
		this.election.depose();
		assertThat(this.test.state()).isEqualTo(STANDBY);
		this.test.detector.answer = Mono.error(new IllegalStateException("none"));
		this.election.elect();
		assertThat(this.test.state()).isEqualTo(BACKING_OFF);
		this.election.depose();
		assertThat(this.test.state()).isEqualTo(STANDBY);
		this.test.time.advanceTimeBy(Duration.ofHours(1));
		assertThat(this.test.master.connections).isEmpty();
	}

	@Test
	void deposedBeforeAnythingWasBegunStandsBy() {
		FrameworkIdStore store = spy(this.test.store);
		willAnswer((call) -> {
			call.callRealMethod();
			this.election.depose();
			return null;
		}).willCallRealMethod().given(store).open();
		this.test.builder.frameworkIdStore(store);
		this.test.build().subscription().start();
		this.election.elect();
		assertThat(this.test.states()).containsExactly(STANDBY);
		assertThat(this.test.detector.asked).isZero();
		this.election.elect();
		assertThat(this.test.state()).isEqualTo(SUBSCRIBING);
	}

	@Test
	void flickerFasterThanTheActorEndsWithWhatWasSaidLast() {
		this.test.subscription().start();
		this.test.time.schedule(() -> {
			this.election.elect();
			this.election.depose();
			this.election.elect();
			this.election.depose();
		});
		assertThat(this.test.states()).containsExactly(STANDBY);
		this.test.time.schedule(() -> {
			this.election.elect();
			this.election.depose();
			this.election.elect();
		});
		assertThat(this.test.states()).containsExactly(STANDBY, DETECTING, SUBSCRIBING);
		FakeMaster.Connection first = this.test.accept("f-1");
		this.test.time.schedule(() -> {
			this.election.depose();
			this.election.elect();
		});
		assertThat(first.isClosedByClient()).isTrue();
		assertThat(this.test.master.connections).hasSize(2);
		assertThat(this.test.states()).containsExactly(STANDBY, DETECTING, SUBSCRIBING, SUBSCRIBED, STANDBY, DETECTING,
				SUBSCRIBING);
	}

	@Test
	void electedTwiceSubscribesOnceAndDeposedUnelectedChangesNothing() {
		this.test.subscription().start();
		this.election.depose();
		assertThat(this.test.states()).containsExactly(STANDBY);
		this.election.elect();
		this.election.elect();
		assertThat(this.test.master.connections).hasSize(1);
		this.election.depose();
		this.election.depose();
		assertThat(this.test.states()).containsExactly(STANDBY, DETECTING, SUBSCRIBING, STANDBY);
	}

	@Test
	void stopLeavesTheElectionAfterTheStoreIsFree() {
		this.test.subscription().start();
		this.election.elect();
		this.test.accept("f-1");
		this.election.onStop = () -> {
			assertThat(this.test.sessions.current()).isNull();
			this.test.store.open();
			this.test.store.close();
		};
		this.test.subscription().stop();
		assertThat(this.test.state()).isEqualTo(STOPPED);
		assertThat(this.election.candidate).isNull();
		assertThat(this.test.logged()).noneMatch((line) -> line.contains("withdraw"));
	}

	@Test
	void deposedDuringTheStopIsCutOffAndStopped() {
		Sinks.Empty<Void> handler = this.test.sink.handle();
		this.test.subscription().start();
		this.election.elect();
		this.test.accept("f-1");
		this.test.subscription().stop(() -> this.test.sink.notes.add("stopped"));
		this.election.depose();
		assertThat(this.test.sessions.current()).isNull();
		handler.tryEmitEmpty().orThrow();
		assertThat(this.test.sink.notes).containsExactly("begin 1", "quiesce", "end 1", "stopped");
		assertThat(this.test.states()).endsWith(SUBSCRIBED, STOPPED);
	}

	@Test
	void electionDuringAndAfterTheStopChangesNothing() {
		Sinks.Empty<Void> handler = this.test.sink.handle();
		this.test.subscription().start();
		Election.Candidate candidate = this.election.candidate;
		this.test.subscription().stop(() -> this.test.sink.notes.add("stopped"));
		this.election.elect();
		handler.tryEmitEmpty().orThrow();
		candidate.elected();
		assertThat(this.test.state()).isEqualTo(STOPPED);
		assertThat(this.test.master.connections).isEmpty();
	}

	@Test
	void instanceThatWasTakenOverWithdraws() {
		this.test.subscription().start();
		this.election.elect();
		this.test.accept("f-1");
		this.test.time.advanceTimeBy(Duration.ofSeconds(76));
		this.test.awaitAttempt(2);
		this.test.accept("f-1");
		this.test.master.last().send(TestEvents.HEARTBEAT, TestEvents.error("Framework failed over"));
		assertFailedAndWithdrawn();
		assertThat(this.test.subscription().status().problem()).isEqualTo("Framework failed over");
	}

	@Test
	void takeoverRightAfterTheElectionMayBeTheGhostOfTheInstanceBefore() {
		this.test.subscription().start();
		this.election.elect();
		this.test.accept("f-1").send(TestEvents.error("Framework failed over"));
		assertThat(this.test.state()).isEqualTo(BACKING_OFF);
		this.test.awaitAttempt(2);
		this.test.accept("f-1").send(TestEvents.error("Framework failed over"));
		assertFailedAndWithdrawn();
	}

	@Test
	void refusedInstanceWithdrawsSinceAnotherMayBeConfiguredOtherwise() {
		this.test.subscription().start();
		this.election.elect();
		this.test.master.last().fail(new SubscribeAnswerException(401, "401 Unauthorized."));
		assertFailedAndWithdrawn();
	}

	@Test
	void storeThatCannotBeOpenedOnElectionFailsAndWithdraws() {
		FrameworkIdStore store = spy(this.test.store);
		willThrow(new FrameworkIdStoreException("in use by another process", null)).given(store).open();
		this.test.builder.frameworkIdStore(store);
		this.test.build().subscription().start();
		this.election.elect();
		assertFailedAndWithdrawn();
		assertThat(this.test.subscription().status().problem()).contains("in use by another process");
		assertThat(this.test.master.connections).isEmpty();
	}

	@Test
	void electionThatCannotBeEnteredFails() {
		this.election.refusal = new IllegalStateException("no such path");
		this.test.subscription().start();
		assertThat(this.test.state()).isEqualTo(FAILED);
		assertThat(this.test.subscription().status().problem()).contains("no such path");
		this.test.subscription().stop();
		assertThat(this.test.state()).isEqualTo(STOPPED);
	}

	@Test
	void stopAndStartTakesPartAgain() {
		this.test.subscription().start();
		this.election.elect();
		this.test.accept("f-1");
		this.test.subscription().stop();
		this.test.subscription().start();
		assertThat(this.test.state()).isEqualTo(STANDBY);
		this.election.elect();
		assertThat(this.test.master.last().call.getFrameworkId()).isEqualTo(TestEvents.id("f-1"));
	}

	private void save(String id) {
		this.test.store.open();
		this.test.store.save(TestEvents.id(id));
		this.test.store.close();
	}

	private void assertFailedAndWithdrawn() {
		assertThat(this.test.state()).isEqualTo(FAILED);
		assertThat(this.election.candidate).isNull();
		assertThat(this.test.sessions.current()).isNull();
		this.test.time.advanceTimeBy(Duration.ofHours(1));
		assertThat(this.test.state()).isEqualTo(FAILED);
	}

}
