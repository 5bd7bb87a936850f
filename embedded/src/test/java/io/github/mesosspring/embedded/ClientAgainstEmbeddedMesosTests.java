package io.github.mesosspring.embedded;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.github.mesosspring.call.CallNotSentException;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.framework.FrameworkIdStore;
import io.github.mesosspring.framework.FrameworkIdStores;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.subscription.SubscriptionState;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * The real client, end to end, on endless streams of the embedded master.
 */
class ClientAgainstEmbeddedMesosTests {

	@TempDir
	Path directory;

	@ParameterizedTest
	@EnumSource
	void runsACommandToItsEndAndAcknowledgesEachUpdate(Encoding encoding) {
		try (EmbeddedMesos mesos = mesos(0); TestFramework framework = framework(mesos.uri(), encoding)) {
			soon().until(() -> !framework.offers.isEmpty());
			framework.launch(framework.latestOffer(), "hello", "echo hello");
			soon().untilAsserted(() -> assertThat(framework.statesOf("hello")).containsExactly(TaskState.TASK_STARTING,
					TaskState.TASK_RUNNING, TaskState.TASK_FINISHED));
			reconciliationFindsNothing(framework);
		}
	}

	@ParameterizedTest
	@EnumSource
	void killsATask(Encoding encoding) {
		try (EmbeddedMesos mesos = mesos(0); TestFramework framework = framework(mesos.uri(), encoding)) {
			soon().until(() -> !framework.offers.isEmpty());
			Offer offer = framework.latestOffer();
			framework.launch(offer, "endless", "exec sleep 1000");
			soon().until(() -> framework.statesOf("endless").contains(TaskState.TASK_RUNNING));
			framework.calls.kill(task("endless"), offer.getAgentId(), null).block(Duration.ofSeconds(10));
			soon().until(() -> framework.statesOf("endless").contains(TaskState.TASK_KILLED));
		}
	}

	@ParameterizedTest
	@EnumSource
	void reconcilesATaskNobodyKnows(Encoding encoding) {
		try (EmbeddedMesos mesos = mesos(0); TestFramework framework = framework(mesos.uri(), encoding)) {
			soon().until(() -> !framework.offers.isEmpty());
			framework.calls.reconcile(List.of(Call.Reconcile.Task.newBuilder()
				.setTaskId(task("never-launched"))
				.setAgentId(framework.latestOffer().getAgentId())
				.build())).block(Duration.ofSeconds(10));
			soon().untilAsserted(
					() -> assertThat(framework.statesOf("never-launched")).containsExactly(TaskState.TASK_GONE));
			assertThat(framework.updates.get(0).getReason()).isEqualTo(TaskStatus.Reason.REASON_RECONCILIATION);
		}
	}

	@Test
	void anOfferCanBeUsedOnlyOnce() {
		try (EmbeddedMesos mesos = mesos(0); TestFramework framework = framework(mesos.uri(), Encoding.PROTOBUF)) {
			soon().until(() -> !framework.offers.isEmpty());
			Offer offer = framework.latestOffer();
			framework.calls.decline(List.of(offer.getId()), null).block(Duration.ofSeconds(10));
			assertThatExceptionOfType(CallNotSentException.class)
				.isThrownBy(() -> framework.launch(offer, "late", "true"))
				.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo(CallNotSentException.Reason.VOID_OFFER))
				.withMessageContaining(offer.getId().getValue());
		}
	}

	@ParameterizedTest
	@EnumSource
	void stepsDownWhenAnotherInstanceTakesOver(Encoding encoding) {
		FrameworkIdStore firstStore = FrameworkIdStores.memory();
		FrameworkIdStore secondStore = FrameworkIdStores.memory();
		try (EmbeddedMesos mesos = mesos(0);
				TestFramework first = new TestFramework(mesos.uri(), encoding, firstStore)) {
			awaitSubscribed(first, 1);
			secondStore.open();
			secondStore.save(first.sessions.current().frameworkId());
			secondStore.close();
			try (TestFramework second = new TestFramework(mesos.uri(), encoding, secondStore)) {
				awaitSubscribed(second, 1);
				assertThat(second.frameworkIds).isEqualTo(first.frameworkIds);
				soon().until(() -> first.subscription.status().state() == SubscriptionState.FAILED);
				assertThat(first.subscription.status().problem()).contains("Framework failed over");
				assertThat(second.subscription.status().state()).isEqualTo(SubscriptionState.SUBSCRIBED);
			}
		}
	}

	@Test
	void tearsTheFrameworkDownAndForgetsItsId() {
		Path file = this.directory.resolve("framework.id");
		try (EmbeddedMesos mesos = mesos(0);
				TestFramework framework = new TestFramework(mesos.uri(), Encoding.PROTOBUF,
						FrameworkIdStores.file(file))) {
			awaitSubscribed(framework, 1);
			assertThat(file).exists();
			assertThat(framework.calls.teardown().block(Duration.ofSeconds(10)).status()).isEqualTo(202);
			soon().until(() -> framework.subscription.status().state() == SubscriptionState.STOPPED);
			assertThat(file).doesNotExist();
			assertThat(framework.subscription.status().reconnects()).isZero();
		}
	}

	@Test
	void resubscribesWithTheSameFrameworkIdWhenTheMasterComesBack() {
		EmbeddedMesos before = mesos(0);
		URI uri = before.uri();
		try (TestFramework framework = framework(uri, Encoding.PROTOBUF)) {
			awaitSubscribed(framework, 1);
			before.close();
			soon().until(() -> framework.subscription.status().state() != SubscriptionState.SUBSCRIBED);
			try (EmbeddedMesos after = mesos(uri.getPort())) {
				awaitSubscribed(framework, 2);
				assertThat(after.uri()).isEqualTo(uri);
				assertThat(framework.frameworkIds).hasSize(2).containsOnly(framework.frameworkIds.get(0));
				assertThat(framework.subscription.status().reconnects()).isPositive();
			}
		}
		finally {
			before.close();
		}
	}

	@Test
	void canBeStoppedAndStartedAgainAsTheSameFramework() {
		try (EmbeddedMesos mesos = mesos(0); TestFramework framework = framework(mesos.uri(), Encoding.PROTOBUF)) {
			for (int round = 1; round <= 3; round++) {
				awaitSubscribed(framework, round);
				framework.subscription.stop();
				assertThat(framework.sessions.current()).isNull();
				framework.subscription.start();
			}
			awaitSubscribed(framework, 4);
			assertThat(framework.frameworkIds).hasSize(4).containsOnly(framework.frameworkIds.get(0));
		}
	}

	@Test
	void anUpdateThatWasNotAcknowledgedComesAgainAfterAResubscription() {
		try (EmbeddedMesos mesos = mesos(0); TestFramework framework = framework(mesos.uri(), Encoding.PROTOBUF)) {
			soon().until(() -> !framework.offers.isEmpty());
			framework.launch(framework.latestOffer(), "short", "sleep 0.2");
			soon().until(() -> framework.statesOf("short").contains(TaskState.TASK_RUNNING));
			framework.subscription.stop();
			framework.subscription.start();
			soon().until(() -> framework.statesOf("short").contains(TaskState.TASK_FINISHED));
			assertThat(framework.statesOf("short")).doesNotContain(TaskState.TASK_FAILED, TaskState.TASK_LOST);
		}
	}

	@Test
	void showsTheWordsOfAMasterThatRefusesIt() {
		try (EmbeddedMesos mesos = EmbeddedMesos.builder()
			.workDirectory(this.directory.resolve("mesos"))
			.credential("someone", "else")
			.start(); TestFramework framework = framework(mesos.uri(), Encoding.PROTOBUF)) {
			soon().until(() -> framework.subscription.status().state() == SubscriptionState.FAILED);
			assertThat(framework.subscription.status().problem()).contains("401 Unauthorized.");
		}
	}

	private EmbeddedMesos mesos(int port) {
		return EmbeddedMesos.builder().port(port).workDirectory(this.directory.resolve("mesos")).start();
	}

	private TestFramework framework(URI master, Encoding encoding) {
		return new TestFramework(master, encoding, FrameworkIdStores.file(this.directory.resolve("test.id")));
	}

	/**
	 * The master forgets a task only when its terminal update was acknowledged.
	 */
	private static void reconciliationFindsNothing(TestFramework framework) {
		AgentID anyAgent = framework.latestOffer().getAgentId();
		soon().untilAsserted(() -> {
			int seen = framework.updates.size();
			framework.calls.reconcile(List.of()).block(Duration.ofSeconds(10));
			// answered after whatever the implicit one may have brought
			String marker = "marker-" + seen + "-" + System.nanoTime();
			framework.calls
				.reconcile(
						List.of(Call.Reconcile.Task.newBuilder().setTaskId(task(marker)).setAgentId(anyAgent).build()))
				.block(Duration.ofSeconds(10));
			soon().until(() -> !framework.statesOf(marker).isEmpty());
			assertThat(framework.updates).hasSize(seen + 1);
		});
	}

	private static void awaitSubscribed(TestFramework framework, int times) {
		soon().until(() -> framework.frameworkIds.size() >= times
				&& framework.subscription.status().state() == SubscriptionState.SUBSCRIBED);
	}

	private static ConditionFactory soon() {
		return await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20));
	}

	private static TaskID task(String id) {
		return TaskID.newBuilder().setValue(id).build();
	}

}
