package io.github.mesosspring.subscription;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.mesosspring.framework.FrameworkIdStore;
import io.github.mesosspring.framework.FrameworkIdStores;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.leader.LeaderDetectors;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.session.Sessions;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static io.github.mesosspring.subscription.SubscriptionState.BACKING_OFF;
import static io.github.mesosspring.subscription.SubscriptionState.FAILED;
import static io.github.mesosspring.subscription.SubscriptionState.STOPPED;
import static io.github.mesosspring.subscription.SubscriptionState.SUBSCRIBED;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The subscription over real sockets.
 */
class HttpSubscriptionTests {

	private final MesosWebClients clients = MesosWebClients.reactorNetty();

	private final Sessions sessions = new Sessions();

	private final RecordingSink sink = new RecordingSink();

	private final List<SubscriptionStateChange> changes = new CopyOnWriteArrayList<>();

	private final ScriptedMaster master = new ScriptedMaster();

	private final ScriptedMaster other = new ScriptedMaster();

	private final MesosSubscriptionBuilder builder = MesosSubscription.builder()
		.frameworkInfo(TestEvents.FRAMEWORK)
		.backoff(Duration.ofMillis(5), Duration.ofMillis(20))
		.webClients(this.clients)
		.leaderDetector(LeaderDetectors.parse(this.master.address(), "http"))
		.frameworkIdStore(FrameworkIdStores.memory())
		.sessions(this.sessions)
		.sink(this.sink)
		.listener(this.changes::add);

	private MesosSubscription subscription = this.builder.build();

	@AfterEach
	void close() {
		this.subscription.stop();
		this.master.close();
		this.other.close();
		this.clients.close();
	}

	@Test
	void sendsExactlyWhatAMasterExpects() throws Exception {
		this.master.thenSubscribe("f-1");
		start();
		awaitState(SUBSCRIBED);
		ScriptedMaster.Request request = this.master.requests.get(0);
		assertThat(request.method()).isEqualTo("POST");
		assertThat(request.uri()).isEqualTo("/api/v1/scheduler");
		assertThat(request.headers().getAll("Content-Type")).containsExactly("application/x-protobuf");
		assertThat(request.headers().getAll("Accept")).containsExactly("application/x-protobuf");
		assertThat(request.headers().contains("Mesos-Stream-Id")).isFalse();
		assertThat(request.headers().contains("Accept-Encoding")).isFalse();
		assertThat(request.headers().contains("Expect")).isFalse();
		assertThat(request.call().getType()).isEqualTo(Call.Type.SUBSCRIBE);
		Session session = this.sessions.current();
		assertThat(session).isNotNull();
		assertThat(session.streamId()).isEqualTo("stream-1");
		assertThat(session.master()).hasToString("http://" + this.master.address());
	}

	@Test
	void receivesEventsAtAnyChunkBorders() {
		byte[] stream = TestEvents.frames(TestEvents.subscribed("f-1"), TestEvents.HEARTBEAT, TestEvents.failure("a"),
				TestEvents.rescind("o-1"), TestEvents.HEARTBEAT);
		this.master.thenStream(new byte[0]);
		start();
		await().until(() -> !this.master.streams.isEmpty());
		for (int i = 0; i < stream.length; i += 3) {
			this.master.lastStream().send(Arrays.copyOfRange(stream, i, Math.min(i + 3, stream.length)));
		}
		awaitNotes("begin 1", "HEARTBEAT 1", "FAILURE 1", "RESCIND 1", "HEARTBEAT 1");
	}

	@Test
	void resubscribesWhenTheConnectionIsCut() throws Exception {
		this.master.thenSubscribe("f-1");
		start();
		awaitState(SUBSCRIBED);
		this.master.lastStream().cut();
		awaitNotes("begin 1", "end 1", "begin 2");
		assertThat(reasons()).containsExactly(SessionLoss.STREAM_BROKEN);
		assertThat(this.master.requests.get(1).call().getFrameworkId()).isEqualTo(TestEvents.id("f-1"));
	}

	@Test
	void resubscribesWhenTheMasterEndsTheStream() {
		this.master.thenSubscribe("f-1");
		start();
		awaitState(SUBSCRIBED);
		this.master.lastStream().end();
		awaitNotes("begin 1", "end 1", "begin 2");
		assertThat(reasons()).containsExactly(SessionLoss.STREAM_ENDED);
	}

	@Test
	void resubscribesWhenTheStreamEndsWithinARecord() {
		this.master.thenSubscribe("f-1");
		start();
		awaitState(SUBSCRIBED);
		this.master.lastStream().send("100\nhalf".getBytes(StandardCharsets.US_ASCII)).end();
		awaitNotes("begin 1", "end 1", "begin 2");
		assertThat(this.changes).anySatisfy((change) -> {
			assertThat(change.to()).isEqualTo(BACKING_OFF);
			assertThat(change.detail()).contains("within a record");
		});
	}

	@Test
	void resubscribesWhenTheFramingBreaks() {
		this.master.thenSubscribe("f-1");
		start();
		awaitState(SUBSCRIBED);
		ScriptedMaster.Stream broken = this.master.lastStream();
		broken.send("<html>".getBytes(StandardCharsets.US_ASCII));
		awaitNotes("begin 1", "end 1", "begin 2");
		assertThat(reasons()).containsExactly(SessionLoss.BROKEN_FRAMING);
		await().until(broken::isClosed);
	}

	@Test
	void resubscribesWhenTheStreamStalls() {
		this.subscription = this.builder.missedHeartbeats(2).build();
		this.master.thenStream(TestEvents.frames(TestEvents.subscribed("f-1", 0.1)))
			.thenStream(TestEvents.frames(TestEvents.subscribed("f-1", 15)));
		start();
		awaitNotes("begin 1", "end 1", "begin 2");
		assertThat(reasons()).containsExactly(SessionLoss.HEARTBEAT_MISSED);
		await().until(this.master.streams.get(0)::isClosed);
	}

	@Test
	void followsTheRedirectOfAFollower() throws Exception {
		this.master.thenRedirect("//" + this.other.address() + "/master/api/v1/scheduler");
		this.other.thenSubscribe("f-1");
		start();
		awaitState(SUBSCRIBED);
		assertThat(this.subscription.status().leader()).hasToString("http://" + this.other.address());
		ScriptedMaster.Request request = this.other.requests.get(0);
		assertThat(request.uri()).isEqualTo("/master/api/v1/scheduler");
		assertThat(request.headers().getAll("Content-Type")).containsExactly("application/x-protobuf");
		assertThat(request.call()).isEqualTo(this.master.requests.get(0).call());
		assertThat(this.changes).noneMatch((change) -> change.to() == BACKING_OFF);
	}

	@Test
	void addsThePathToTheRedirectOfAnOldMaster() {
		this.master.thenRedirect("//" + this.other.address());
		this.other.thenSubscribe("f-1");
		start();
		awaitState(SUBSCRIBED);
		assertThat(this.other.requests.get(0).uri()).isEqualTo("/api/v1/scheduler");
	}

	@Test
	void redirectsInACircleEndAtOnceAndAreTriedAgain() {
		this.master.thenRedirect("//" + this.other.address() + "/api/v1/scheduler").thenSubscribe("f-1");
		this.other.thenRedirect("//" + this.master.address() + "/api/v1/scheduler");
		start();
		awaitState(SUBSCRIBED);
		assertThat(this.master.requests).hasSize(2);
		assertThat(this.other.requests).hasSize(1);
		assertThat(reasons()).containsExactly(SessionLoss.NOT_LEADER);
	}

	@Test
	void endlessRedirectsAreNotFollowedForEver() {
		int[] hop = new int[1];
		this.master.then((request, response) -> response.status(307)
			.header("Location", "//" + this.master.address() + "/hop/" + hop[0]++)
			.send());
		start();
		await().until(() -> !reasons().isEmpty());
		this.subscription.stop();
		assertThat(reasons().get(0)).isEqualTo(SessionLoss.NOT_LEADER);
		assertThat(this.changes).anySatisfy((change) -> assertThat(change.detail()).contains("More than 5 redirects"));
	}

	@Test
	void redirectToADeadLeaderLeadsToTheNextMaster() {
		ScriptedMaster dead = new ScriptedMaster();
		String deadAddress = dead.address();
		dead.close();
		this.master.thenRedirect("//" + deadAddress);
		this.other.thenSubscribe("f-1");
		this.subscription = this.builder
			.leaderDetector(LeaderDetectors.parse(this.master.address() + "," + this.other.address(), "http"))
			.build();
		start();
		awaitState(SUBSCRIBED);
		assertThat(this.master.requests).hasSize(1);
		assertThat(reasons()).containsExactly(SessionLoss.CONNECT_FAILED);
	}

	@Test
	void waitsForAMasterThatIsNotReady() {
		this.master.thenStatus(404, "").thenStatus(503, "Master has not finished recovery").thenSubscribe("f-1");
		start();
		awaitState(SUBSCRIBED);
		assertThat(reasons()).containsExactly(SessionLoss.UNAVAILABLE, SessionLoss.UNAVAILABLE);
		assertThat(this.changes)
			.anySatisfy((change) -> assertThat(change.detail()).isEqualTo("503 Master has not finished recovery"));
	}

	@Test
	void refusalIsReportedInTheWordsOfTheMaster() {
		this.master.thenStatus(401, "401 Unauthorized.");
		start();
		awaitState(FAILED);
		assertThat(this.subscription.status().problem()).isEqualTo("401 Unauthorized.");
	}

	@Test
	void refusalWithoutEndIsCutShort() {
		this.master.thenStatus(400, "no ".repeat(100_000));
		start();
		awaitState(FAILED);
		assertThat(this.subscription.status().problem()).startsWith("400 no no").hasSizeLessThan(1100);
	}

	@Test
	void refusalByAnErrorEventIsFinal() {
		this.master.thenStream(TestEvents.frames(TestEvents.error("Not authorized to register framework")));
		start();
		awaitState(FAILED);
		assertThat(this.subscription.status().problem()).isEqualTo("Not authorized to register framework");
		await().until(this.master.lastStream()::isClosed);
	}

	@Test
	void answerThatNeverComesIsAbandoned() {
		this.subscription = this.builder.subscribeTimeout(Duration.ofMillis(200)).build();
		this.master.thenSilence().thenSubscribe("f-1");
		start();
		awaitState(SUBSCRIBED);
		// a busy machine may miss the short limit once more
		assertThat(reasons()).isNotEmpty().containsOnly(SessionLoss.CONNECT_FAILED);
	}

	@Test
	void connectionClosedWithoutAnAnswerIsTriedAgainExactlyOnce() {
		this.master.thenHangUp().thenSubscribe("f-1");
		start();
		awaitState(SUBSCRIBED);
		assertThat(this.master.requests).hasSize(2);
		assertThat(reasons()).containsExactly(SessionLoss.CONNECT_FAILED);
	}

	@Test
	void connectionResetBeforeTheAnswerIsSeenAndNotRepeatedBehindOurBack() {
		this.master.thenReset().thenSubscribe("f-1");
		start();
		awaitState(SUBSCRIBED);
		assertThat(this.master.requests).hasSize(2);
		assertThat(reasons()).containsExactly(SessionLoss.CONNECT_FAILED);
	}

	@Test
	void tornDownFrameworkDoesNotReconnect() {
		this.master.thenSubscribe("f-1");
		start();
		awaitState(SUBSCRIBED);
		Session session = this.sessions.current();
		assertThat(session).isNotNull();
		this.sessions.teardownBegun(session);
		this.master.lastStream().end();
		awaitState(STOPPED);
		await().until(() -> !this.subscription.isRunning());
		assertThat(this.master.requests).hasSize(1);
		assertThat(reasons()).isEmpty();
	}

	@Test
	void stopClosesTheConnection() {
		this.master.thenSubscribe("f-1");
		start();
		awaitState(SUBSCRIBED);
		this.subscription.stop();
		assertThat(this.sessions.current()).isNull();
		await().until(this.master.lastStream()::isClosed);
		await().until(() -> threads().noneMatch((thread) -> thread.startsWith("mesos-subscription")));
	}

	@Test
	void idSurvivesInAFile(@TempDir Path directory) throws Exception {
		this.master.thenSubscribe("f-1");
		for (int round = 0; round < 3; round++) {
			FrameworkIdStore store = FrameworkIdStores.file(directory.resolve("jobs.id"));
			this.subscription = this.builder.frameworkIdStore(store).sessions(new Sessions()).build();
			start();
			awaitState(SUBSCRIBED);
			this.subscription.stop();
			assertThat(this.master.requests.get(round).call().hasFrameworkId()).isEqualTo(round > 0);
		}
	}

	@Test
	void slowHandlersPauseTheStreamWithoutLosingIt() {
		this.subscription = this.builder.missedHeartbeats(2).build();
		this.sink.fullAfter(1);
		this.master.thenStream(TestEvents.frames(TestEvents.subscribed("f-1", 0.1)));
		start();
		awaitState(SUBSCRIBED);
		ScriptedMaster.Stream stream = this.master.lastStream().send(TestEvents.failure("a"));
		await().until(this.sink::isWaitedFor);
		await().until(() -> {
			stream.send(TestEvents.HEARTBEAT);
			Duration age = this.subscription.status().lastHeartbeatAge();
			return age != null && age.toMillis() > 500;
		});
		assertThat(this.sink.notes).containsExactly("begin 1", "FAILURE 1");
		this.sink.drain();
		await().untilAsserted(() -> assertThat(this.sink.notes).contains("HEARTBEAT 1"));
		assertThat(this.sink.notes).doesNotContain("end 1");
	}

	@Test
	@Timeout(5)
	void listenerAndShutdownMayStopAtTheSameTime() throws Exception {
		CountDownLatch reached = new CountDownLatch(1);
		CountDownLatch go = new CountDownLatch(1);
		MesosSubscription[] stoppable = new MesosSubscription[1];
		this.master.thenSubscribe("f-1");
		stoppable[0] = this.builder.listener((change) -> {
			if (change.to() == SUBSCRIBED) {
				reached.countDown();
				assertThat(uninterrupted(go)).isTrue();
				stoppable[0].stop();
			}
		}).build();
		this.subscription = stoppable[0];
		start();
		assertThat(uninterrupted(reached)).isTrue();
		Thread shutdown = new Thread(this.subscription::stop);
		shutdown.start();
		await().until(() -> shutdown.getState() == Thread.State.TIMED_WAITING);
		go.countDown();
		shutdown.join();
		assertThat(this.subscription.isRunning()).isFalse();
		assertThat(this.subscription.status().state()).isEqualTo(STOPPED);
		await().until(this.master.lastStream()::isClosed);
	}

	private static boolean uninterrupted(CountDownLatch latch) {
		try {
			return latch.await(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private void start() {
		this.subscription.start();
	}

	private void awaitState(SubscriptionState state) {
		await().untilAsserted(() -> assertThat(this.subscription.status().state()).isEqualTo(state));
	}

	private void awaitNotes(String... notes) {
		await().untilAsserted(() -> assertThat(this.sink.notes).containsExactly(notes));
	}

	private List<SessionLoss> reasons() {
		return this.changes.stream()
			.filter((change) -> change.to() == BACKING_OFF)
			.map(SubscriptionStateChange::reason)
			.toList();
	}

	private static Stream<String> threads() {
		return Thread.getAllStackTraces().keySet().stream().map(Thread::getName);
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(5));
	}

}
