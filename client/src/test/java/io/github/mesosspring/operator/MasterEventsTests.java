package io.github.mesosspring.operator;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.master.Event;
import io.github.mesosspring.recordio.RecordTooLargeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Event streams in virtual time, with masters without network. All pauses are half their
 * bound.
 */
@Timeout(60)
class MasterEventsTests {

	private static final int LIMIT = 4096;

	private static final String FIRST = "FIRST of m1 with 0 tasks";

	private static final String RECONNECTED = "RECONNECTED of m1 with 0 tasks";

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	private final FakeMasters masters = new FakeMasters();

	private final MasterEvents events = new MasterEvents(
			new StreamExchange(WebClient.builder().exchangeFunction(this.masters).build(), Encoding.PROTOBUF.codec()),
			this.masters, LIMIT, (master) -> Mono.never(), this.clock, Schedulers.immediate(), () -> 0.5);

	private final MasterEventsSettings settings = MasterEventsSettings.defaults().resynchronizeEvery(Duration.ZERO);

	private final Received received = Received.all();

	@Test
	void beginsWithASnapshotAndPassesChangesOnInOrder() {
		subscribe(this.settings);
		assertThat(this.masters.last().uri).isEqualTo(URI.create("http://m1:5050/api/v1"));
		this.masters.last()
			.accept()
			.send(ClusterEvents.subscribed(2), ClusterEvents.HEARTBEAT, ClusterEvents.taskAdded("a"),
					ClusterEvents.taskUpdated("a", TaskState.TASK_RUNNING), ClusterEvents.AGENT_REMOVED);
		assertThat(this.received.items).containsExactly("FIRST of m1 with 2 tasks", "TASK_ADDED", "TASK_UPDATED",
				"AGENT_REMOVED");
	}

	@Test
	void acceptsAHeartbeatBeforeTheSnapshotAndNothingElse() {
		subscribe(this.settings);
		this.masters.last()
			.accept()
			.send(ClusterEvents.HEARTBEAT, ClusterEvents.taskAdded("a"), ClusterEvents.subscribed(0));
		assertThat(this.received.items).containsExactly(FIRST);
	}

	@Test
	void passesOnWhatOnlyANewerMasterKnows() {
		subscribe(this.settings);
		subscribed().send(new byte[] { '2', '\n', 8, 99 });
		assertThat(this.received.items).containsExactly(FIRST, Event.Type.UNKNOWN.name());
	}

	@Test
	void eachSubscriptionHasAConnectionOfItsOwnThatIsClosedWithIt() {
		subscribe(this.settings);
		Received other = Received.all();
		this.events.open(this.settings.resynchronizeEvery(Duration.ofMinutes(1))).subscribe(other);
		assertThat(this.masters.connections).hasSize(2);
		this.masters.connections.forEach((connection) -> connection.accept().send(ClusterEvents.subscribed(0)));
		other.cancel();
		assertThat(this.masters.connections.get(0).isClosed()).isFalse();
		assertThat(this.masters.connections.get(1).isClosed()).isTrue();
		this.received.cancel();
		assertThat(this.masters.connections.get(0).isClosed()).isTrue();
		this.clock.advanceTimeBy(Duration.ofHours(1));
		assertThat(this.masters.connections).hasSize(2);
	}

	@Test
	void comesBackAfterPausesThatGrowAsLongAsNoConnectionLasts() {
		subscribe(this.settings);
		subscribed().end();
		for (long pause : new long[] { 125, 250, 500, 1000, 2000, 4000, 7500, 7500 }) {
			int before = this.masters.connections.size();
			this.clock.advanceTimeBy(Duration.ofMillis(pause - 1));
			assertThat(this.masters.connections).hasSize(before);
			this.clock.advanceTimeBy(Duration.ofMillis(1));
			assertThat(this.masters.connections).hasSize(before + 1);
			subscribed().breakOff(new IOException("reset"));
		}
		assertThat(this.received.items).startsWith(FIRST, RECONNECTED, RECONNECTED).hasSize(9);
		this.clock.advanceTimeBy(Duration.ofMillis(7500));
		subscribed();
		keepAlive(Duration.ofSeconds(15));
		this.masters.last().end();
		this.clock.advanceTimeBy(Duration.ofMillis(125));
		assertThat(this.masters.connections).hasSize(11);
		assertThat(this.masters.failed).isEmpty();
	}

	@Test
	void givesUpAConnectionOnWhichNothingArrives() {
		subscribe(this.settings);
		FakeMasters.Connection first = subscribed();
		keepAlive(Duration.ofMinutes(5));
		this.clock.advanceTimeBy(Duration.ofSeconds(75));
		assertThat(first.isClosed()).isTrue();
		this.clock.advanceTimeBy(Duration.ofMillis(125));
		subscribed();
		assertThat(this.received.items).containsExactly(FIRST, RECONNECTED);
	}

	@Test
	void givesUpAMasterThatDoesNotAnswer() {
		subscribe(this.settings);
		this.clock.advanceTimeBy(Duration.ofSeconds(76));
		assertThat(this.masters.connections.get(0).isClosed()).isTrue();
		assertThat(this.masters.failed).containsExactly(FakeMasters.FIRST);
		assertThat(this.masters.connections).hasSize(2);
	}

	@Test
	void leavesAMasterWithoutHeartbeatsToItsConnection() {
		subscribe(this.settings);
		this.masters.last().accept().send(ClusterEvents.subscribedWithoutInterval());
		this.clock.advanceTimeBy(Duration.ofDays(1));
		assertThat(this.masters.last().isClosed()).isFalse();
		this.masters.last().send(ClusterEvents.HEARTBEAT);
		this.clock.advanceTimeBy(Duration.ofSeconds(76));
		assertThat(this.masters.connections.get(0).isClosed()).isTrue();
	}

	@Test
	void followsARedirectToTheLeader() {
		subscribe(this.settings);
		this.masters.last().redirect("//m2:5050/master/api/v1");
		assertThat(this.masters.last().uri).isEqualTo(URI.create("http://m2:5050/master/api/v1"));
		subscribed();
		assertThat(this.received.items).containsExactly("FIRST of m2 with 0 tasks");
	}

	@Test
	void doesNotFollowMastersThatRedirectInACircle() {
		subscribe(this.settings);
		this.masters.last().redirect("//m2:5050/api/v1");
		this.masters.last().redirect("//m1:5050/api/v1");
		assertThat(this.masters.connections).hasSize(2);
		assertThat(this.masters.failed).containsExactly(FakeMasters.FIRST);
		this.clock.advanceTimeBy(Duration.ofMillis(125));
		assertThat(this.masters.connections).hasSize(3);
	}

	@Test
	void goesToANewLeaderAsSoonAsItIsHeardOf() {
		subscribe(this.settings);
		subscribed();
		this.masters.changes.tryEmitNext(FakeMasters.FIRST).orThrow();
		assertThat(this.masters.last().isClosed()).isFalse();
		this.masters.changes.tryEmitNext(FakeMasters.SECOND).orThrow();
		assertThat(this.masters.last().isClosed()).isTrue();
		this.clock.advanceTimeBy(Duration.ofMillis(125));
		assertThat(this.masters.connections).hasSize(2);
	}

	@Test
	void staysWithALeaderThatItWasRedirectedTo() {
		subscribe(this.settings);
		this.masters.last().redirect("//m2:5050/master/api/v1");
		subscribed();
		this.masters.changes.tryEmitNext(FakeMasters.SECOND).orThrow();
		assertThat(this.masters.last().isClosed()).isFalse();
		this.masters.changes.tryEmitNext(URI.create("http://m3:5050")).orThrow();
		assertThat(this.masters.last().isClosed()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "400, Failed to validate master::Call", "401, ''", "403, Forbidden", "415, Expecting" })
	void endsWithTheMastersWordsIfItIsRefused(int status, String words) {
		subscribe(this.settings);
		this.masters.last().refuse(status, words);
		assertThat(this.received.failure()).isInstanceOfSatisfying(OperatorCallRejectedException.class, (ex) -> {
			assertThat(ex.getStatus()).isEqualTo(status);
			assertThat(ex.getReason()).isEqualTo(words);
			assertThat(ex.getCall()).isEqualTo("SUBSCRIBE");
		});
		this.clock.advanceTimeBy(Duration.ofHours(1));
		assertThat(this.masters.connections).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(ints = { 404, 408, 429, 500, 503 })
	void triesAgainIfTheMasterIsNotReady(int status) {
		subscribe(this.settings);
		this.masters.last().refuse(status, "Master has not finished recovery");
		this.clock.advanceTimeBy(Duration.ofMillis(125));
		subscribed();
		assertThat(this.received.items).containsExactly(FIRST);
		assertThat(this.masters.failed).containsExactly(FakeMasters.FIRST);
	}

	@Test
	void endsIfARecordIsLargerThanAllowed() {
		subscribe(this.settings);
		this.masters.last().accept().send((LIMIT + 1 + "\n").getBytes(StandardCharsets.US_ASCII));
		assertThat(this.received.failure()).isInstanceOf(RecordTooLargeException.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "<html>", "3\n\u0008\u0002\u007f" })
	void comesBackAfterWhatItCannotRead(String bytes) {
		subscribe(this.settings);
		subscribed().send(bytes.getBytes(StandardCharsets.US_ASCII));
		assertThat(this.masters.last().isClosed()).isTrue();
		this.clock.advanceTimeBy(Duration.ofMillis(125));
		subscribed();
		assertThat(this.received.items).containsExactly(FIRST, RECONNECTED);
	}

	@Test
	void aSlowSubscriberGetsWhatWaitsForItAndThenASnapshot() {
		Received slow = Received.onDemand();
		this.events.open(this.settings.maxQueuedBytes(100)).subscribe(slow);
		FakeMasters.Connection first = subscribed();
		for (int number = 0; number < 100 && !first.isClosed(); number++) {
			first.send(ClusterEvents.AGENT_REMOVED);
		}
		assertThat(first.isClosed()).isTrue();
		this.clock.advanceTimeBy(Duration.ofMinutes(1));
		assertThat(this.masters.connections).hasSize(1);
		slow.request(100);
		this.clock.advanceTimeBy(Duration.ofMillis(125));
		subscribed();
		assertThat(slow.items).startsWith(FIRST, "AGENT_REMOVED", "AGENT_REMOVED")
			.endsWith("AGENT_REMOVED", "SLOW_SUBSCRIBER of m1 with 0 tasks")
			.hasSizeLessThan(20);
	}

	@Test
	void aSnapshotOfALargeClusterLeavesRoomForChanges() {
		Received slow = Received.onDemand();
		this.events.open(this.settings.maxQueuedBytes(100)).subscribe(slow);
		subscribed().end();
		this.clock.advanceTimeBy(Duration.ofMillis(125));
		this.masters.last().accept().send(ClusterEvents.subscribed(10), ClusterEvents.AGENT_REMOVED);
		assertThat(this.masters.last().isClosed()).isFalse();
		slow.request(3);
		assertThat(slow.items).containsExactly(FIRST, "RECONNECTED of m1 with 10 tasks", "AGENT_REMOVED");
	}

	@Test
	void aConnectionThatIsGivenUpWhileItsSnapshotIsReadDoesNotBegin() {
		List<String> news = new CopyOnWriteArrayList<>();
		MessageCodec codec = new ObservedCodec(() -> this.masters.changes.tryEmitNext(FakeMasters.SECOND));
		MasterEvents observed = new MasterEvents(
				new StreamExchange(WebClient.builder().exchangeFunction(this.masters).build(), codec), this.masters,
				LIMIT, (master) -> Mono.never(), this.clock, Schedulers.immediate(), () -> 0.5);
		observed.open(this.settings.listener(listener(news))).subscribe(this.received);
		this.masters.last().accept("application/octet-stream").send(ClusterEvents.subscribed(0));
		assertThat(news).containsExactly("Another master leads: http://m2:5050");
		assertThat(this.received.items).isEmpty();
	}

	@Test
	void theListenerIsToldOfEachConnection() {
		List<String> news = new CopyOnWriteArrayList<>();
		subscribe(this.settings.listener(listener(news)));
		this.masters.last().refuse(503, "No leader elected");
		this.clock.advanceTimeBy(Duration.ofMillis(125));
		subscribed().end();
		this.clock.advanceTimeBy(Duration.ofMillis(250));
		subscribed();
		assertThat(news).containsExactly("http://m1:5050 rejected SUBSCRIBE with 503: No leader elected",
				"http://m1:5050 FIRST", "The master ended the stream", "http://m1:5050 RECONNECTED");
	}

	private static MasterStreamListener listener(List<String> news) {
		return new MasterStreamListener() {

			@Override
			public void connected(URI master, MasterStreamItem.Snapshot.Reason reason) {
				news.add(master + " " + reason);
				throw new IllegalStateException("on purpose");
			}

			@Override
			public void disconnected(Throwable reason) {
				news.add(String.valueOf(reason.getMessage()));
			}

		};
	}

	private void subscribe(MasterEventsSettings how) {
		this.events.open(how).subscribe(this.received);
	}

	private FakeMasters.Connection subscribed() {
		return this.masters.last().accept().send(ClusterEvents.subscribed(0), ClusterEvents.HEARTBEAT);
	}

	private void keepAlive(Duration time) {
		for (long passed = 0; passed < time.toSeconds(); passed += 15) {
			this.clock.advanceTimeBy(Duration.ofSeconds(15));
			this.masters.last().send(ClusterEvents.HEARTBEAT);
		}
	}

}
