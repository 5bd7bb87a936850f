package io.github.mesosspring.subscription;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.mesosspring.framework.FrameworkIdStores;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.leader.LeaderDetectors;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.FrameworkInfo.Capability;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.Sessions;
import io.github.mesosspring.version.MasterVersion;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.github.mesosspring.subscription.SubscriptionState.BACKING_OFF;
import static io.github.mesosspring.subscription.SubscriptionState.FAILED;
import static io.github.mesosspring.subscription.SubscriptionState.SUBSCRIBED;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A cluster that is being upgraded: a follower redirects to a leader of another version.
 * Over real sockets.
 */
class RedirectedVersionTests {

	private static final FrameworkInfo FRAMEWORK = TestEvents.FRAMEWORK.toBuilder()
		.addRoles("a")
		.addCapabilities(Capability.newBuilder().setType(Capability.Type.MULTI_ROLE))
		.build();

	private final MesosWebClients clients = MesosWebClients.reactorNetty();

	private final Sessions sessions = new Sessions();

	private final List<SubscriptionStateChange> changes = new CopyOnWriteArrayList<>();

	private final ScriptedMaster follower = new ScriptedMaster();

	private final ScriptedMaster leader = new ScriptedMaster();

	private final MesosSubscriptionBuilder builder = MesosSubscription.builder()
		.frameworkInfo(FRAMEWORK)
		.backoff(Duration.ofMillis(5), Duration.ofMillis(20))
		.webClients(this.clients)
		.leaderDetector(LeaderDetectors.parse(this.follower.address(), "http"))
		.frameworkIdStore(FrameworkIdStores.memory())
		.sessions(this.sessions)
		.sink(new RecordingSink())
		.listener(this.changes::add);

	private MesosSubscription subscription = this.builder.build();

	@AfterEach
	void close() {
		this.subscription.stop();
		this.follower.close();
		this.leader.close();
		this.clients.close();
	}

	@Test
	void theLeaderIsToldWhatItKnowsAndNotWhatTheFollowerWould() throws Exception {
		start("1.11.0", "1.1.0");
		awaitState(SUBSCRIBED);
		FrameworkInfo sent = sent(0);
		assertThat(sent.getRole()).isEqualTo("a");
		assertThat(sent.getRolesCount()).isZero();
		assertThat(sent.getCapabilitiesList()).isEmpty();
		Session session = this.sessions.current();
		assertThat(session).isNotNull();
		assertThat(session.version()).isEqualTo(new MasterVersion(1, 1));
		assertThat(this.changes).extracting(SubscriptionStateChange::to).doesNotContain(BACKING_OFF);
	}

	@Test
	void aNewLeaderIsToldAllThatAnOldFollowerDoesNotKnow() throws Exception {
		start("1.1.0", "1.11.0");
		awaitState(SUBSCRIBED);
		assertThat(sent(0)).isEqualTo(FRAMEWORK);
	}

	@Test
	void itIsTheLeaderThatDoesNotUnderstandWhoIsToldLess() throws Exception {
		this.leader.thenStatus(400, "Failed to convert JSON into Call protobuf: Failed to find enum for 'MULTI_ROLE'");
		start("1.11.0", "");
		awaitState(SUBSCRIBED);
		assertThat(sent(0)).isEqualTo(FRAMEWORK);
		assertThat(sent(1).getCapabilitiesList()).isEmpty();
	}

	@Test
	void aLeaderThatIsTooOldIsGivenUpBeforeAnythingIsSentToIt() {
		this.builder.frameworkInfo(FRAMEWORK.toBuilder().addRoles("b").build());
		start("1.11.0", "1.1.0");
		awaitState(FAILED);
		assertThat(this.subscription.status().problem()).contains("mesos.framework.roles", "1.2", "1.1");
		assertThat(this.leader.requests).isEmpty();
	}

	private void start(String followers, String leaders) {
		this.follower.version = followers;
		this.follower.thenRedirect("//" + this.leader.address() + "/api/v1/scheduler");
		this.leader.version = leaders;
		this.leader.thenSubscribe("f-1");
		this.subscription = this.builder.build();
		this.subscription.start();
	}

	private FrameworkInfo sent(int request) throws Exception {
		return this.leader.requests.get(request).call().getSubscribe().getFrameworkInfo();
	}

	private void awaitState(SubscriptionState state) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.pollInterval(Duration.ofMillis(5))
			.untilAsserted(() -> assertThat(this.subscription.status().state()).isEqualTo(state));
	}

}
