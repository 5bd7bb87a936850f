package io.github.mesosspring.subscription;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.mesosspring.framework.FrameworkIdStores;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.leader.LeaderDetectors;
import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.session.Sessions;
import io.github.mesosspring.version.MasterVersion;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static io.github.mesosspring.subscription.SubscriptionState.BACKING_OFF;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Over real sockets: no way a connection can be dead goes unnoticed, and each is followed
 * by another attempt. A host that drops what is sent to it cannot be had on the loopback
 * interface; one whose backlog of connections is full stands in for it.
 */
class DeadConnectionTests {

	private static final String NO_SUBSCRIBED = "No SUBSCRIBED within 300 ms";

	private final MesosWebClients clients = MesosWebClients.reactorNetty();

	private final List<SubscriptionStateChange> changes = new CopyOnWriteArrayList<>();

	private final RecordingSink sink = new RecordingSink();

	private @Nullable RawMaster master;

	private @Nullable MesosSubscription subscription;

	@AfterEach
	void close() throws IOException {
		if (this.subscription != null) {
			this.subscription.stop();
		}
		this.clients.close();
		if (this.master != null) {
			this.master.close();
		}
	}

	@Test
	void streamThatFallsSilentAfterSubscribed() throws IOException {
		RawMaster silent = RawMaster.streaming(TestEvents.frames(TestEvents.subscribed("f-1", 0.1)));
		subscribe("http", silent);
		awaitLosses(SessionLoss.HEARTBEAT_MISSED, "No byte for 200 ms");
		awaitClosed(silent);
		assertThat(this.sink.notes).startsWith("begin 1", "end 1", "begin 2");
	}

	@Test
	void connectionThatIsHalfOpenWithinARecord() throws IOException {
		byte[] subscribed = TestEvents.frames(TestEvents.subscribed("f-1", 0.1));
		byte[] cut = Arrays.copyOf(subscribed, subscribed.length + 6);
		System.arraycopy("1000\nx".getBytes(), 0, cut, subscribed.length, 6);
		RawMaster halfOpen = RawMaster.streaming(cut);
		subscribe("http", halfOpen);
		awaitLosses(SessionLoss.HEARTBEAT_MISSED, "No byte for 200 ms");
		awaitClosed(halfOpen);
	}

	@Test
	void streamThatIsSilentBeforeSubscribed() throws IOException {
		RawMaster silent = RawMaster.streaming(TestEvents.frames(TestEvents.HEARTBEAT));
		subscribe("http", silent);
		awaitLosses(SessionLoss.CONNECT_FAILED, NO_SUBSCRIBED);
		awaitClosed(silent);
		assertThat(this.sink.notes).isEmpty();
	}

	@Test
	void answerWithoutAnEvent() throws IOException {
		RawMaster silent = RawMaster.answeringHeadOf200();
		subscribe("http", silent);
		awaitLosses(SessionLoss.CONNECT_FAILED, NO_SUBSCRIBED);
		awaitClosed(silent);
	}

	@Test
	void answerThatBreaksOffWithinItsHead() throws IOException {
		RawMaster silent = RawMaster.answeringHalfAHead();
		subscribe("http", silent);
		awaitLosses(SessionLoss.CONNECT_FAILED, NO_SUBSCRIBED);
		awaitClosed(silent);
	}

	@Test
	void subscribeThatIsNeverAnswered() throws IOException {
		RawMaster mute = RawMaster.mute();
		subscribe("http", mute);
		awaitLosses(SessionLoss.CONNECT_FAILED, NO_SUBSCRIBED);
		awaitClosed(mute);
	}

	@Test
	void tlsHandshakeThatIsNeverAnswered() throws IOException {
		RawMaster mute = RawMaster.mute();
		subscribe("https", mute);
		awaitLosses(SessionLoss.CONNECT_FAILED, NO_SUBSCRIBED);
		awaitClosed(mute);
	}

	@Test
	void hostThatDoesNotTakeTheConnection() throws IOException {
		subscribe("http", RawMaster.full());
		awaitLosses(SessionLoss.CONNECT_FAILED, NO_SUBSCRIBED);
	}

	private void subscribe(String scheme, RawMaster dead) {
		this.master = dead;
		this.subscription = builder(scheme, dead).build();
		this.subscription.start();
	}

	private MesosSubscriptionBuilder builder(String scheme, RawMaster dead) {
		return MesosSubscription.builder()
			.frameworkInfo(TestEvents.FRAMEWORK)
			.backoff(Duration.ofMillis(5), Duration.ofMillis(20))
			.subscribeTimeout(Duration.ofMillis(300))
			.missedHeartbeats(2)
			.webClients(this.clients)
			// a master that does not answer this either costs two seconds each time
			.masterVersions((master) -> Mono.just(MasterVersion.NEWEST))
			.leaderDetector(LeaderDetectors.parse(scheme + "://" + dead.address(), scheme))
			.frameworkIdStore(FrameworkIdStores.memory())
			.sessions(new Sessions())
			.sink(this.sink)
			.listener(this.changes::add);
	}

	/** That there are two of them shows that another attempt came after the first. */
	private void awaitLosses(SessionLoss reason, String detail) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> this.changes.stream().filter((change) -> change.to() == BACKING_OFF).count() >= 2);
		assertThat(this.changes).filteredOn((change) -> change.to() == BACKING_OFF).allSatisfy((change) -> {
			assertThat(change.reason()).isEqualTo(reason);
			assertThat(change.detail()).isEqualTo(detail);
		});
	}

	private static void awaitClosed(RawMaster dead) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> dead.accepted() >= 2 && dead.closedByClient.get() >= 1);
	}

}
