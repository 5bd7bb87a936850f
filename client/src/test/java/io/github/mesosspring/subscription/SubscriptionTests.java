package io.github.mesosspring.subscription;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.mesosspring.framework.FrameworkIdStore;
import io.github.mesosspring.framework.FrameworkIdStoreException;
import io.github.mesosspring.framework.FrameworkIdStores;
import io.github.mesosspring.leader.LeaderDetector;
import io.github.mesosspring.leader.LeaderDetectors;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.session.Sessions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

import static io.github.mesosspring.subscription.SubscriptionState.BACKING_OFF;
import static io.github.mesosspring.subscription.SubscriptionState.DETECTING;
import static io.github.mesosspring.subscription.SubscriptionState.FAILED;
import static io.github.mesosspring.subscription.SubscriptionState.STOPPED;
import static io.github.mesosspring.subscription.SubscriptionState.SUBSCRIBED;
import static io.github.mesosspring.subscription.SubscriptionState.SUBSCRIBING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.spy;

/**
 * The subscription as a whole in virtual time, against a master without network.
 */
class SubscriptionTests {

	/** No backoff lasts longer. */
	private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final FakeMaster master = new FakeMaster();

	private final FrameworkIdStore store = spy(FrameworkIdStores.memory());

	private final Sessions sessions = new Sessions();

	private final RecordingSink sink = new RecordingSink();

	private final List<SubscriptionStateChange> changes = new ArrayList<>();

	private final MesosSubscriptionBuilder builder = MesosSubscription.builder()
		.frameworkInfo(TestEvents.FRAMEWORK)
		.leaderDetector(LeaderDetectors.parse("a:1,b:2", "http"))
		.frameworkIdStore(this.store)
		.sessions(this.sessions)
		.sink(this.sink)
		.listener(this.changes::add)
		.scheduler(this.time)
		.connector(this.master);

	private MesosSubscription subscription = this.builder.build();

	@AfterEach
	void stop() {
		this.subscription.stop();
		this.time.dispose();
	}

	/**
	 * With a list, the next master is tried before there is a pause.
	 */
	private void knowOneMaster() {
		this.subscription = this.builder.leaderDetector(LeaderDetectors.parse("a:1", "http")).build();
	}

	@Test
	void subscribesAsANewFramework() {
		this.subscription.start();
		Call call = this.master.last().call;
		assertThat(call.getType()).isEqualTo(Call.Type.SUBSCRIBE);
		assertThat(call.hasFrameworkId()).isFalse();
		assertThat(call.getSubscribe().getFrameworkInfo()).isEqualTo(TestEvents.FRAMEWORK);
		this.master.last().accept("stream").send(TestEvents.subscribed("f-1"), TestEvents.HEARTBEAT);
		assertThat(states()).containsExactly(DETECTING, SUBSCRIBING, SUBSCRIBED);
		assertThat(this.sessions.current())
			.isEqualTo(new Session(this.master.last().master, TestEvents.id("f-1"), "stream", 1));
		assertThat(this.sink.notes).containsExactly("begin 1", "HEARTBEAT 1");
		assertThat(this.subscription.status())
			.isEqualTo(new SubscriptionStatus(SUBSCRIBED, "f-1", this.master.last().master, Duration.ZERO, 0, null));
	}

	@Test
	void savesTheFrameworkIdBeforeAnythingElse() {
		FrameworkIdStore saving = new RecordingStore(() -> {
			assertThat(this.sessions.current()).isNull();
			assertThat(this.sink.notes).isEmpty();
			assertThat(this.subscription.status().state()).isEqualTo(SUBSCRIBING);
		});
		this.subscription = this.builder.frameworkIdStore(saving).build();
		this.subscription.start();
		this.master.last().accept("s").send(TestEvents.subscribed("f-1"));
		assertThat(this.subscription.status().state()).isEqualTo(SUBSCRIBED);
	}

	@Test
	void sessionIsOpenBeforeTheSinkBegins() {
		subscribe("f-1");
		assertThat(this.sink.notes).containsExactly("begin 1");
		assertThat(this.sessions.isCurrent(1)).isTrue();
	}

	@Test
	void resubscribesWithTheSameFrameworkId() {
		subscribe("f-1").end();
		awaitAttempt(2);
		Call call = this.master.last().call;
		assertThat(call.getFrameworkId()).isEqualTo(TestEvents.id("f-1"));
		assertThat(call.getSubscribe().getFrameworkInfo().getId()).isEqualTo(TestEvents.id("f-1"));
		this.master.last().accept("other").send(TestEvents.subscribed("f-1"));
		assertThat(this.sink.notes).containsExactly("begin 1", "end 1", "begin 2");
		assertThat(this.sessions.isCurrent(2)).isTrue();
		assertThat(this.subscription.status().reconnects()).isEqualTo(1);
	}

	@Test
	void idInTheFrameworkInfoIsNotUsed() {
		this.subscription = this.builder
			.frameworkInfo(TestEvents.FRAMEWORK.toBuilder().setId(TestEvents.id("foreign")).build())
			.build();
		this.subscription.start();
		assertThat(this.master.last().call.getSubscribe().getFrameworkInfo().hasId()).isFalse();
	}

	@Test
	void missingStreamIdIsNoError() {
		this.subscription.start();
		this.master.last().accept(null).send(TestEvents.subscribed("f-1"));
		assertThat(this.sessions.current()).isNotNull().extracting(Session::streamId).isNull();
	}

	@Test
	void isRunningFromStartToStopWhateverHappens() {
		knowOneMaster();
		assertThat(this.subscription.isRunning()).isFalse();
		this.subscription.start();
		assertThat(this.subscription.isRunning()).isTrue();
		this.master.last().fail(new ConnectException("refused"));
		assertThat(this.subscription.status().state()).isEqualTo(BACKING_OFF);
		assertThat(this.subscription.isRunning()).isTrue();
		awaitAttempt(2);
		this.master.last().fail(new SubscribeAnswerException(401, "no"));
		assertThat(this.subscription.status().state()).isEqualTo(FAILED);
		assertThat(this.subscription.isRunning()).isTrue();
		this.subscription.stop();
		assertThat(this.subscription.isRunning()).isFalse();
		assertThat(this.subscription.status().state()).isEqualTo(STOPPED);
	}

	@Test
	void canBeStoppedAndStartedRepeatedly() {
		for (int round = 1; round <= 3; round++) {
			FakeMaster.Connection connection = subscribe("f-1");
			assertThat(connection.call.hasFrameworkId()).isEqualTo(round > 1);
			assertThat(this.sessions.isCurrent(round)).isTrue();
			this.subscription.stop();
			assertThat(connection.isClosedByClient()).isTrue();
			assertThat(this.sessions.current()).isNull();
			assertThat(this.sink.notes).endsWith("begin " + round, "quiesce", "end " + round);
			assertThatIllegalStateException().isThrownBy(this.store::load);
		}
		assertThat(this.subscription.status().reconnects()).isZero();
		assertThat(this.changes.get(this.changes.size() - 1))
			.isEqualTo(new SubscriptionStateChange(SUBSCRIBED, STOPPED, SessionLoss.REQUESTED, "Stopped"));
	}

	@Test
	void startAndStopAreIdempotent() {
		this.subscription.stop();
		this.subscription.start();
		this.subscription.start();
		assertThat(this.master.connections).hasSize(1);
		AtomicInteger callbacks = new AtomicInteger();
		this.subscription.stop(callbacks::incrementAndGet);
		this.subscription.stop(callbacks::incrementAndGet);
		assertThat(callbacks).hasValue(2);
	}

	@Test
	void stoppingWhileBackingOffEndsTheWait() {
		knowOneMaster();
		this.subscription.start();
		this.master.last().fail(new ConnectException("refused"));
		this.subscription.stop();
		this.time.advanceTimeBy(Duration.ofHours(1));
		assertThat(this.master.connections).hasSize(1);
	}

	@Test
	void storeThatCannotBeOpenedFailsTheStart() {
		willThrow(new FrameworkIdStoreException("in use", null)).given(this.store).open();
		assertThatExceptionOfType(FrameworkIdStoreException.class).isThrownBy(this.subscription::start);
		assertThat(this.subscription.isRunning()).isFalse();
		assertThat(this.master.connections).isEmpty();
	}

	@Test
	void unreadableIdFailsTheStartAndGivesTheStoreFree() {
		willThrow(new FrameworkIdStoreException("corrupt", null)).given(this.store).load();
		assertThatExceptionOfType(FrameworkIdStoreException.class).isThrownBy(this.subscription::start);
		assertThat(this.subscription.isRunning()).isFalse();
		this.store.open();
	}

	@Test
	void idThatCannotBeSavedStopsEverythingAndIsUsedAfterARestart() {
		willThrow(new FrameworkIdStoreException("disk full", null)).willCallRealMethod()
			.given(this.store)
			.save(TestEvents.id("f-1"));
		FakeMaster.Connection connection = subscribe("f-1");
		assertThat(this.subscription.status().state()).isEqualTo(FAILED);
		assertThat(this.subscription.status().problem()).contains("disk full");
		assertThat(connection.isClosedByClient()).isTrue();
		assertThat(this.sessions.current()).isNull();
		this.subscription.stop();
		this.subscription.start();
		assertThat(this.master.last().call.getFrameworkId()).isEqualTo(TestEvents.id("f-1"));
		this.master.last().accept("s").send(TestEvents.subscribed("f-1"));
		assertThat(this.store.load()).isEqualTo(TestEvents.id("f-1"));
	}

	@Test
	void errorInOurOwnCodeDoesNotLeaveTheSubscriptionHanging() {
		this.subscription = this.builder.leaderDetector(() -> {
			throw new NoClassDefFoundError("gone");
		}).build();
		this.subscription.start();
		this.time.advanceTimeBy(LONGEST_WAIT);
		assertThat(this.subscription.status().state()).isNotEqualTo(DETECTING);
		assertThat(this.subscription.status().problem()).contains("gone");
	}

	@Test
	void triesTheNextMasterWhenOneCannotBeReached() {
		this.subscription.start();
		assertThat(this.master.last().master).hasToString("http://a:1");
		this.master.last().fail(new ConnectException("refused"));
		awaitAttempt(2);
		assertThat(this.master.last().master).hasToString("http://b:2");
		this.master.last().fail(new SubscribeAnswerException(503, "No leader elected"));
		assertThat(this.subscription.status().problem()).isEqualTo("503 No leader elected");
		awaitAttempt(3);
		assertThat(this.master.last().master).hasToString("http://a:1");
	}

	@Test
	void staysWithTheMasterWhoseStreamEnded() {
		FakeMaster.Connection first = subscribe("f-1");
		first.end();
		awaitAttempt(2);
		assertThat(this.master.last().master).isEqualTo(first.master);
	}

	@Test
	void waitsOnlyShortlyAfterAStableSubscription() {
		this.subscription.start();
		for (int attempt = 2; attempt <= 12; attempt++) {
			this.master.last().fail(new ConnectException("refused"));
			awaitAttempt(attempt);
		}
		this.master.last().accept("s").send(TestEvents.subscribed("f-1"));
		this.time.advanceTimeBy(LONGEST_WAIT);
		this.master.last().end();
		this.time.advanceTimeBy(Duration.ofMillis(250));
		assertThat(this.master.connections).hasSize(13);
	}

	@Test
	void refusalIsFinalAndInTheWordsOfTheMaster() {
		this.subscription.start();
		this.master.last().accept("s").send(TestEvents.error("'FrameworkInfo.roles' contains duplicate items: { a }"));
		this.master.last().end();
		assertThat(this.subscription.status().state()).isEqualTo(FAILED);
		assertThat(this.subscription.status().problem())
			.isEqualTo("'FrameworkInfo.roles' contains duplicate items: { a }");
		assertThat(this.changes.get(this.changes.size() - 1)).isEqualTo(new SubscriptionStateChange(SUBSCRIBING, FAILED,
				SessionLoss.REFUSED, "'FrameworkInfo.roles' contains duplicate items: { a }"));
		this.time.advanceTimeBy(Duration.ofHours(1));
		assertThat(this.master.connections).hasSize(1);
	}

	@Test
	void restartAfterAFailureTriesAgain() {
		this.subscription.start();
		this.master.last().fail(new SubscribeAnswerException(401, "401 Unauthorized."));
		this.subscription.stop();
		subscribe("f-1");
		assertThat(this.subscription.status().state()).isEqualTo(SUBSCRIBED);
		assertThat(this.subscription.status().problem()).isNull();
	}

	@Test
	void silentStreamIsDeadAfterFiveHeartbeatIntervals() {
		FakeMaster.Connection connection = subscribe("f-1");
		this.time.advanceTimeBy(Duration.ofSeconds(74));
		connection.send(TestEvents.HEARTBEAT);
		this.time.advanceTimeBy(Duration.ofSeconds(74));
		assertThat(this.subscription.status().state()).isEqualTo(SUBSCRIBED);
		assertThat(this.subscription.status().lastHeartbeatAge()).isEqualTo(Duration.ofSeconds(74));
		this.time.advanceTimeBy(Duration.ofSeconds(1));
		assertThat(this.subscription.status().state()).isEqualTo(BACKING_OFF);
		assertThat(this.subscription.status().lastHeartbeatAge()).isNull();
		assertThat(this.changes.get(this.changes.size() - 1).reason()).isEqualTo(SessionLoss.HEARTBEAT_MISSED);
		assertThat(connection.isClosedByClient()).isTrue();
		assertThat(this.sessions.current()).isNull();
	}

	@Test
	void bytesOfAnUnfinishedRecordAreASignOfLife() {
		FakeMaster.Connection connection = subscribe("f-1");
		connection.send("1000\n".getBytes());
		for (int i = 0; i < 10; i++) {
			this.time.advanceTimeBy(Duration.ofSeconds(70));
			connection.send(new byte[1]);
		}
		assertThat(this.subscription.status().state()).isEqualTo(SUBSCRIBED);
	}

	@Test
	void heartbeatsWithoutSubscribedAreNotEnough() {
		knowOneMaster();
		this.subscription.start();
		FakeMaster.Connection connection = this.master.last().accept("s");
		for (int i = 0; i < 7; i++) {
			connection.send(TestEvents.HEARTBEAT);
			this.time.advanceTimeBy(Duration.ofSeconds(10));
		}
		assertThat(this.subscription.status().state()).isEqualTo(SUBSCRIBING);
		this.time.advanceTimeBy(Duration.ofSeconds(5));
		assertThat(this.subscription.status().state()).isEqualTo(BACKING_OFF);
		assertThat(this.changes.get(this.changes.size() - 1).reason()).isEqualTo(SessionLoss.CONNECT_FAILED);
		assertThat(connection.isClosedByClient()).isTrue();
		assertThat(this.sink.notes).isEmpty();
	}

	@Test
	void neverHasTwoConnections() {
		this.subscription.start();
		for (int i = 1; i < 30; i++) {
			FakeMaster.Connection connection = this.master.last();
			if (i % 3 > 0) {
				connection.accept("s");
			}
			if (i % 3 > 1) {
				connection.send(TestEvents.subscribed("f-1"));
			}
			this.time.advanceTimeBy(Duration.ofSeconds(75));
			assertThat(connection.isClosedByClient()).isTrue();
			awaitAttempt(i + 1);
		}
	}

	@Test
	void lateNewsOfAnAbandonedStreamChangesNothing() {
		FakeMaster.Connection first = subscribe("f-1");
		this.time.advanceTimeBy(Duration.ofSeconds(75));
		awaitAttempt(2);
		this.master.last().accept("s").send(TestEvents.subscribed("f-1"));
		first.send(TestEvents.error("Framework failed over"));
		first.end();
		assertThat(this.subscription.status().state()).isEqualTo(SUBSCRIBED);
		assertThat(this.sink.notes).containsExactly("begin 1", "end 1", "begin 2");
	}

	@Test
	void brokenFramingReconnects() {
		FakeMaster.Connection connection = subscribe("f-1");
		connection.send("<html>".getBytes());
		assertThat(this.subscription.status().state()).isEqualTo(BACKING_OFF);
		assertThat(this.changes.get(this.changes.size() - 1).reason()).isEqualTo(SessionLoss.BROKEN_FRAMING);
		awaitAttempt(2);
	}

	@Test
	void hugeRecordFailsNamingTheProperty() {
		this.subscription = this.builder.maxRecordSize(100).build();
		subscribe("f-1").send("101\n".getBytes());
		assertThat(this.subscription.status().state()).isEqualTo(FAILED);
		assertThat(this.subscription.status().problem()).contains("101", "mesos.max-record-size");
	}

	@Test
	void oneUndecodableRecordDoesNotEndTheStream() {
		FakeMaster.Connection connection = subscribe("f-1");
		connection.send(new byte[] { '2', '\n', (byte) 0xff, (byte) 0xff });
		connection.send(TestEvents.UNKNOWN, TestEvents.failure("a-1"));
		assertThat(this.sink.notes).containsExactly("begin 1", "null 1", "null 1", "FAILURE 1");
	}

	@Test
	void undecodableSubscribedIsNotLeftWaiting() {
		knowOneMaster();
		this.subscription.start();
		this.master.last().accept("s").send("2\n\u0008\u0001".getBytes());
		assertThat(this.subscription.status().state()).isEqualTo(BACKING_OFF);
		assertThat(this.subscription.status().problem()).contains("SUBSCRIBED");
		assertThat(this.master.last().isClosedByClient()).isTrue();
	}

	@Test
	void rescindVoidsTheOfferBeforeTheSinkHasIt() {
		FakeMaster.Connection connection = subscribe("f-1");
		OfferID offer = OfferID.newBuilder().setValue("o-1").build();
		assertThat(this.sessions.offers().add(offer, 1)).isTrue();
		connection.send(TestEvents.rescind("o-1"));
		assertThat(this.sessions.offers().contains(offer)).isFalse();
		assertThat(this.sink.notes).containsExactly("begin 1", "RESCIND 1");
	}

	@Test
	void readsNoFurtherWhileTheSinkIsFull() {
		this.sink.fullAfter(2);
		FakeMaster.Connection connection = subscribe("f-1");
		connection.send(TestEvents.failure("a"), TestEvents.failure("b"), TestEvents.failure("c"));
		connection.send(TestEvents.HEARTBEAT);
		assertThat(this.sink.notes).containsExactly("begin 1", "FAILURE 1", "FAILURE 1");
		assertThat(this.sink.isWaitedFor()).isTrue();
		this.time.advanceTimeBy(Duration.ofSeconds(119));
		assertThat(this.subscription.status().state()).isEqualTo(SUBSCRIBED);
		this.sink.drain();
		assertThat(this.sink.notes).endsWith("FAILURE 1", "FAILURE 1", "FAILURE 1", "HEARTBEAT 1");
		this.time.advanceTimeBy(Duration.ofSeconds(75));
		assertThat(this.subscription.status().state()).isEqualTo(BACKING_OFF);
	}

	@Test
	void givesUpWhenHandlersStayTooSlowAndComesBackWhenTheyHaveCaughtUp() {
		this.sink.fullAfter(1);
		FakeMaster.Connection connection = subscribe("f-1").send(TestEvents.failure("a"));
		this.time.advanceTimeBy(Duration.ofMinutes(2).minusMillis(1));
		assertThat(this.subscription.status().state()).isEqualTo(SUBSCRIBED);
		this.time.advanceTimeBy(Duration.ofMillis(1));
		assertThat(this.subscription.status().state()).isEqualTo(BACKING_OFF);
		assertThat(this.changes.get(this.changes.size() - 1).reason()).isEqualTo(SessionLoss.SLOW_HANDLERS);
		assertThat(this.subscription.status().problem()).contains("120000 ms", "mesos.dispatch.max-pause");
		assertThat(connection.isClosedByClient()).isTrue();
		assertThat(this.sink.notes).endsWith("end 1");
		this.time.advanceTimeBy(Duration.ofHours(1));
		assertThat(this.master.connections).hasSize(1);
		this.sink.catchUp();
		awaitAttempt(2);
	}

	@Test
	void stopsWhileHandlersHaveStillToCatchUp() {
		this.sink.fullAfter(1);
		subscribe("f-1").send(TestEvents.failure("a"));
		this.time.advanceTimeBy(Duration.ofMinutes(2));
		this.subscription.stop();
		this.sink.catchUp();
		this.time.advanceTimeBy(LONGEST_WAIT);
		assertThat(this.subscription.status().state()).isEqualTo(STOPPED);
		assertThat(this.master.connections).hasSize(1);
	}

	@Test
	void fullSinkDoesNotKeepANewSubscriptionFromStanding() {
		this.sink.fullAfter(1);
		subscribe("f-1").send(TestEvents.failure("a")).end();
		awaitAttempt(2);
		byte[] subscribed = TestEvents.frames(TestEvents.subscribed("f-1"));
		FakeMaster.Connection second = this.master.last().accept("s");
		for (byte single : subscribed) {
			second.send(new byte[] { single });
		}
		assertThat(this.subscription.status().state()).isEqualTo(SUBSCRIBED);
	}

	@Test
	void takeoverIsFinal() {
		FakeMaster.Connection connection = subscribe("f-1");
		connection.send(TestEvents.error("Framework failed over"));
		connection.end();
		assertThat(this.subscription.status().state()).isEqualTo(FAILED);
		assertThat(this.subscription.status().problem()).isEqualTo("Framework failed over");
		assertThat(this.sink.notes).containsExactly("begin 1", "ERROR 1", "end 1");
		this.time.advanceTimeBy(Duration.ofHours(1));
		assertThat(this.master.connections).hasSize(1);
	}

	@Test
	void takeoverByOurOwnAbandonedSubscribeIsAnsweredOnce() {
		subscribe("f-1").end();
		awaitAttempt(2);
		this.time.advanceTimeBy(Duration.ofSeconds(75));
		awaitAttempt(3);
		this.master.last().accept("s").send(TestEvents.subscribed("f-1"), TestEvents.error("Framework failed over"));
		assertThat(this.subscription.status().state()).isEqualTo(BACKING_OFF);
		awaitAttempt(4);
		this.master.last().accept("s").send(TestEvents.subscribed("f-1"), TestEvents.error("Framework failed over"));
		assertThat(this.subscription.status().state()).isEqualTo(FAILED);
	}

	@Test
	void mismatchOfTheCurrentStreamIdIsATakeover() {
		subscribe("f-1");
		closeSession(SessionLoss.STREAM_ID_MISMATCH);
		assertThat(this.subscription.status().state()).isEqualTo(FAILED);
		assertThat(this.changes.get(this.changes.size() - 1).reason()).isEqualTo(SessionLoss.STREAM_ID_MISMATCH);
	}

	@Test
	void sessionClosedByACallReconnects() {
		FakeMaster.Connection connection = subscribe("f-1");
		closeSession(SessionLoss.FRAMEWORK_UNKNOWN);
		assertThat(connection.isClosedByClient()).isTrue();
		assertThat(this.sink.notes).endsWith("end 1");
		assertThat(this.changes.get(this.changes.size() - 1).reason()).isEqualTo(SessionLoss.FRAMEWORK_UNKNOWN);
		awaitAttempt(2);
		assertThat(this.master.last().call.getFrameworkId()).isEqualTo(TestEvents.id("f-1"));
	}

	@Test
	void removedFrameworkStopsByDefault() {
		this.subscription.start();
		this.master.last().accept("s").send(TestEvents.error("Framework has been removed"));
		assertThat(this.subscription.status().state()).isEqualTo(FAILED);
	}

	@Test
	void removedFrameworkCanSubscribeAsNew() {
		this.subscription = this.builder.onFrameworkRemoved(OnFrameworkRemoved.SUBSCRIBE_AS_NEW).build();
		subscribe("f-1").end();
		awaitAttempt(2);
		this.master.last().accept("s").send(TestEvents.error("Framework has been removed"));
		awaitAttempt(3);
		assertThat(this.master.last().call.hasFrameworkId()).isFalse();
		assertThat(this.store.load()).isNull();
		this.master.last().accept("s").send(TestEvents.subscribed("f-2"));
		assertThat(this.store.load()).isEqualTo(TestEvents.id("f-2"));
	}

	@Test
	void tornDownFrameworkForgetsItsIdAndStops() {
		FakeMaster.Connection connection = subscribe("f-1");
		Session session = this.sessions.current();
		assertThat(session).isNotNull();
		this.sessions.teardownBegun(session);
		connection.end();
		this.sessions.teardownAccepted(session);
		assertThat(this.subscription.status().state()).isEqualTo(STOPPED);
		assertThat(this.subscription.status().frameworkId()).isNull();
		assertThat(this.subscription.isRunning()).isFalse();
		assertThat(this.sink.notes).containsExactly("begin 1", "end 1");
		this.time.advanceTimeBy(Duration.ofHours(1));
		assertThat(this.master.connections).hasSize(1);
		this.subscription.start();
		assertThat(this.master.last().call.hasFrameworkId()).isFalse();
	}

	@Test
	void refusedTeardownLeavesTheSubscriptionAlone() {
		subscribe("f-1");
		Session session = this.sessions.current();
		assertThat(session).isNotNull();
		this.sessions.teardownBegun(session);
		this.sessions.teardownRefused(session);
		assertThat(this.subscription.status().state()).isEqualTo(SUBSCRIBED);
	}

	@Test
	void detectionThatFindsNobodyIsTriedAgain() {
		AtomicInteger detections = new AtomicInteger();
		LeaderDetector nobody = () -> switch (detections.incrementAndGet()) {
			case 1 -> Mono.empty();
			case 2 -> Mono.error(new IOException("no quorum"));
			default -> Mono.never();
		};
		this.subscription = this.builder.leaderDetector(nobody).build();
		this.subscription.start();
		assertThat(this.subscription.status().problem()).isEqualTo("No master was found: there is none at present");
		this.time.advanceTimeBy(LONGEST_WAIT);
		assertThat(this.subscription.status().problem()).isEqualTo("No master was found: no quorum");
		this.time.advanceTimeBy(LONGEST_WAIT);
		assertThat(this.subscription.status().state()).isEqualTo(DETECTING);
		this.time.advanceTimeBy(Duration.ofSeconds(75).plus(LONGEST_WAIT));
		assertThat(detections).hasValueGreaterThanOrEqualTo(4);
		assertThat(this.subscription.status().reconnects()).isEqualTo(3);
		assertThat(this.master.connections).isEmpty();
	}

	@Test
	void listenerMayStopTheSubscriptionOnAnyTransition() {
		for (SubscriptionState on : List.of(DETECTING, SUBSCRIBING, SUBSCRIBED, BACKING_OFF, FAILED)) {
			FakeMaster fake = new FakeMaster();
			List<SubscriptionStateChange> seen = new ArrayList<>();
			MesosSubscription[] stoppable = new MesosSubscription[1];
			stoppable[0] = this.builder.sessions(new Sessions())
				.frameworkIdStore(FrameworkIdStores.memory())
				.connector(fake)
				.listener((change) -> {
					seen.add(change);
					if (change.to() == on) {
						stoppable[0].stop();
					}
				})
				.build();
			stoppable[0].start();
			if (!fake.connections.isEmpty()) {
				fake.last().accept("s").send(TestEvents.subscribed("f"));
				fake.last().send(TestEvents.error((on == FAILED) ? "Framework failed over" : "odd"));
			}
			this.time.advanceTimeBy(Duration.ofHours(1));
			assertThat(stoppable[0].isRunning()).as("running after stop on " + on).isFalse();
			assertThat(seen).last().extracting(SubscriptionStateChange::to).isEqualTo(STOPPED);
			assertThat(fake.connections).hasSizeLessThanOrEqualTo(1).allMatch(FakeMaster.Connection::isClosedByClient);
		}
	}

	@Test
	void lostAnswerToTheFirstSubscribeIsToldToListeners() {
		List<URI> orphans = new ArrayList<>();
		this.subscription = this.builder.listener(new SubscriptionListener() {

			@Override
			public void stateChanged(SubscriptionStateChange change) {
			}

			@Override
			public void possibleOrphan(URI master) {
				orphans.add(master);
				throw new IllegalStateException("a listener that fails");
			}

		}).build();
		this.subscription.start();
		URI master = this.master.last().master;
		this.master.last().fail(new IOException("answer lost"));
		assertThat(orphans).containsExactly(master);
		awaitAttempt(2);
	}

	@Test
	void lostAnswerToTheFirstSubscribeIsWarnedOfEachTime() {
		Logger logger = (Logger) LoggerFactory.getLogger(MesosSubscription.class);
		ListAppender<ILoggingEvent> appender = new ListAppender<>();
		appender.start();
		logger.addAppender(appender);
		try {
			this.subscription.start();
			this.master.last().fail(new ConnectException("never sent"));
			awaitAttempt(2);
			this.master.last().fail(new SubscribeAnswerException(503, "answered"));
			awaitAttempt(3);
			assertThat(orphanWarnings(appender)).isZero();
			this.master.last().fail(new IOException("answer lost"));
			assertThat(orphanWarnings(appender)).isEqualTo(1);
			awaitAttempt(4);
			this.master.last().accept("s").end();
			assertThat(orphanWarnings(appender)).isEqualTo(2);
			awaitAttempt(5);
			this.subscription.stop();
			assertThat(orphanWarnings(appender)).isEqualTo(3);
			subscribe("f-1").end();
			awaitAttempt(7);
			this.master.last().fail(new IOException("answer lost, but the id is known"));
			assertThat(orphanWarnings(appender)).isEqualTo(3);
		}
		finally {
			logger.detachAppender(appender);
		}
	}

	@Test
	void storeThatCannotBeClosedDoesNotKeepTheStopFromBeingKnown() {
		willThrow(new FrameworkIdStoreException("gone", null)).given(this.store).close();
		subscribe("f-1");
		ListAppender<ILoggingEvent> appender = new ListAppender<>();
		Logger logger = (Logger) LoggerFactory.getLogger(MesosSubscription.class);
		appender.start();
		logger.addAppender(appender);
		try {
			this.subscription.stop();
		}
		finally {
			logger.detachAppender(appender);
		}
		assertThat(this.subscription.isRunning()).isFalse();
		assertThat(states()).last().isEqualTo(STOPPED);
		assertThat(appender.list).extracting(ILoggingEvent::getFormattedMessage)
			.singleElement()
			.asString()
			.contains("Framework 'jobs'", "gone");
	}

	@Test
	void missingPartIsNamed() {
		assertThatIllegalStateException().isThrownBy(() -> MesosSubscription.builder().build())
			.withMessage("A subscription cannot be built without frameworkInfo");
	}

	private FakeMaster.Connection subscribe(String id) {
		this.subscription.start();
		return this.master.last().accept("stream").send(TestEvents.subscribed(id));
	}

	private void awaitAttempt(int number) {
		if (this.master.connections.size() < number) {
			this.time.advanceTimeBy(LONGEST_WAIT);
		}
		assertThat(this.master.connections).hasSize(number);
	}

	private void closeSession(SessionLoss reason) {
		Session session = this.sessions.current();
		assertThat(session).isNotNull();
		assertThat(this.sessions.close(session, reason)).isTrue();
	}

	private static long orphanWarnings(ListAppender<ILoggingEvent> appender) {
		return appender.list.stream().filter((event) -> event.getFormattedMessage().contains("orphan")).count();
	}

	private List<SubscriptionState> states() {
		return this.changes.stream().map(SubscriptionStateChange::to).toList();
	}

	/**
	 * Looks around when an id is saved.
	 */
	private record RecordingStore(FrameworkIdStore delegate, Runnable onSave) implements FrameworkIdStore {

		RecordingStore(Runnable onSave) {
			this(FrameworkIdStores.memory(), onSave);
		}

		@Override
		public void open() {
			this.delegate.open();
		}

		@Override
		public FrameworkID load() {
			return this.delegate.load();
		}

		@Override
		public void save(FrameworkID id) {
			this.onSave.run();
			this.delegate.save(id);
		}

		@Override
		public void delete() {
			this.delegate.delete();
		}

		@Override
		public void close() {
			this.delegate.close();
		}

	}

}
