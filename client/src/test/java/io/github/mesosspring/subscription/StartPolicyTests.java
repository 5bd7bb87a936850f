package io.github.mesosspring.subscription;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.mesosspring.election.Election;
import io.github.mesosspring.framework.FrameworkIdStores;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.leader.LeaderDetectors;
import io.github.mesosspring.session.Sessions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * A start that waits for the subscription to stand, over real sockets.
 */
@Timeout(60)
class StartPolicyTests {

	private final MesosWebClients clients = MesosWebClients.reactorNetty();

	private final ScriptedMaster master = new ScriptedMaster();

	private final MesosSubscriptionBuilder builder = MesosSubscription.builder()
		.frameworkInfo(TestEvents.FRAMEWORK)
		.startPolicy(StartPolicy.FAIL)
		.backoff(Duration.ofMillis(5), Duration.ofMillis(20))
		.webClients(this.clients)
		.leaderDetector(LeaderDetectors.parse(this.master.address(), "http"))
		.frameworkIdStore(FrameworkIdStores.memory())
		.sessions(new Sessions())
		.sink(new RecordingSink());

	private MesosSubscription subscription = this.builder.build();

	@AfterEach
	void close() {
		this.subscription.stop();
		this.master.close();
		this.clients.close();
	}

	@Test
	void startReturnsWhenTheSubscriptionStands() {
		this.master.thenStatus(503, "Master has not finished recovery").thenSubscribe("f-1");
		this.subscription.start();
		assertThat(this.subscription.status().state()).isEqualTo(SubscriptionState.SUBSCRIBED);
	}

	@Test
	void startFailsInTheWordsOfAMasterThatRefuses() {
		this.master.thenStatus(401, "401 Unauthorized.");
		assertThatExceptionOfType(SubscriptionStartException.class).isThrownBy(this.subscription::start)
			.withMessage("401 Unauthorized.")
			.satisfies((failure) -> assertThat(failure.getState()).isEqualTo(SubscriptionState.FAILED));
		assertThat(this.subscription.isRunning()).isFalse();
	}

	@Test
	void startFailsWhenTheTimeRunsOut() {
		this.master.thenStatus(503, "No leader elected");
		this.subscription = this.builder.subscribeTimeout(Duration.ofSeconds(3)).build();
		assertThatExceptionOfType(SubscriptionStartException.class).isThrownBy(this.subscription::start)
			.withMessage("No subscription within 3000 ms: 503 No leader elected");
		assertThat(this.subscription.isRunning()).isFalse();
	}

	@Test
	void standingByCountsAsStarted() {
		this.subscription = this.builder.election(new Election() {

			@Override
			public void start(Candidate candidate) {
			}

			@Override
			public void stop() {
			}

		}).build();
		this.subscription.start();
		assertThat(this.subscription.status().state()).isEqualTo(SubscriptionState.STANDBY);
	}

	@Test
	void stopEndsTheWait() throws Exception {
		this.master.thenSilence();
		CompletableFuture<Void> start = CompletableFuture.runAsync(this.subscription::start,
				(task) -> new Thread(task, "starter").start());
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !this.master.requests.isEmpty());
		assertThat(start).isNotDone();
		this.subscription.stop();
		start.get(30, TimeUnit.SECONDS);
		assertThat(this.subscription.isRunning()).isFalse();
	}

	@Test
	void threadThatMustNotWaitIsRefused() {
		Mono<Void> start = Mono.<Void>fromRunnable(this.subscription::start).subscribeOn(Schedulers.parallel());
		assertThatIllegalStateException().isThrownBy(() -> start.block(Duration.ofSeconds(30)))
			.withMessageContaining("must not");
		assertThat(this.subscription.isRunning()).isFalse();
	}

}
