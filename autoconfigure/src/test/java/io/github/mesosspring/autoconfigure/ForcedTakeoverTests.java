package io.github.mesosspring.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.election.Election;
import io.github.mesosspring.embedded.EmbeddedMesos;
import io.github.mesosspring.framework.FrameworkIdStore;
import io.github.mesosspring.framework.FrameworkIdStores;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.leader.LeaderDetectors;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.session.Sessions;
import io.github.mesosspring.subscription.MesosSubscription;
import io.github.mesosspring.subscription.SubscriptionState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Taking over from an instance that is still connected, with masters old and new.
 */
class ForcedTakeoverTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final MesosWebClients clients = MesosWebClients.reactorNetty();

	private final List<MesosSubscription> subscriptions = new ArrayList<>();

	@AfterEach
	void close() {
		this.subscriptions.forEach(MesosSubscription::stop);
		this.clients.close();
	}

	@ParameterizedTest
	@CsvSource({ "0.24, PROTOBUF", "0.24, JSON", "0.27, PROTOBUF", "0.27, JSON", "0.28, JSON", "1.11, PROTOBUF" })
	void electedInstanceTakesOver(String version, Encoding encoding) {
		try (EmbeddedMesos mesos = EmbeddedMesos.builder().version(version).agents(0).start()) {
			MesosSubscription first = start(mesos, encoding, null, null);
			awaitState(first, SubscriptionState.SUBSCRIBED);
			Winner election = new Winner();
			MesosSubscription second = start(mesos, encoding, first.status().frameworkId(), election);
			awaitState(second, SubscriptionState.STANDBY);
			await().atMost(LIMIT).until(() -> election.candidate != null);
			election.candidate.elected();
			awaitState(second, SubscriptionState.SUBSCRIBED);
			awaitState(first, SubscriptionState.FAILED);
			assertThat(first.status().problem()).isEqualTo("Framework failed over");
			assertThat(second.status().frameworkId()).isEqualTo(first.status().frameworkId());
		}
	}

	@ParameterizedTest
	@CsvSource({ "0.24, PROTOBUF", "0.27, JSON" })
	void instanceThatWonNoElectionWaitsUntilAnOldMasterHasNoticedTheEndOfTheOther(String version, Encoding encoding) {
		try (EmbeddedMesos mesos = EmbeddedMesos.builder().version(version).agents(0).start()) {
			MesosSubscription first = start(mesos, encoding, null, null);
			awaitState(first, SubscriptionState.SUBSCRIBED);
			MesosSubscription second = start(mesos, encoding, first.status().frameworkId(), null);
			await().atMost(LIMIT).until(() -> "Framework is already connected".equals(second.status().problem()));
			assertThat(first.status().state()).isEqualTo(SubscriptionState.SUBSCRIBED);
			first.stop();
			awaitState(second, SubscriptionState.SUBSCRIBED);
		}
	}

	private MesosSubscription start(EmbeddedMesos mesos, Encoding encoding, @Nullable String id,
			@Nullable Election election) {
		FrameworkIdStore store = FrameworkIdStores.memory();
		if (id != null) {
			store.open();
			store.save(FrameworkID.newBuilder().setValue(id).build());
			store.close();
		}
		MesosSubscription subscription = MesosSubscription.builder()
			.frameworkInfo(FrameworkInfo.newBuilder()
				.setName("jobs")
				.setUser("nobody")
				.setFailoverTimeout(3600)
				.setCheckpoint(true)
				.build())
			.encoding(encoding)
			.webClients(this.clients)
			.leaderDetector(LeaderDetectors.parse(mesos.connectString(), "http"))
			.frameworkIdStore(store)
			.sessions(new Sessions())
			.sink(new NoEvents())
			.election(election)
			.build();
		this.subscriptions.add(subscription);
		subscription.start();
		return subscription;
	}

	private static void awaitState(MesosSubscription subscription, SubscriptionState state) {
		await().atMost(LIMIT).until(() -> subscription.status().state() == state);
	}

	/**
	 * Elects when it is told to.
	 */
	private static final class Winner implements Election {

		volatile @Nullable Candidate candidate;

		@Override
		public void start(Candidate entering) {
			this.candidate = entering;
		}

		@Override
		public void stop() {
			this.candidate = null;
		}

	}

}
