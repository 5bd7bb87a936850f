package io.github.mesosspring.embedded;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.github.mesosspring.call.CallNotSentException;
import io.github.mesosspring.call.CallResponse;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.embedded.journal.JournalEntry.CallAnswered;
import io.github.mesosspring.embedded.version.MesosVersion;
import io.github.mesosspring.framework.FrameworkIdStores;
import io.github.mesosspring.message.Operations;
import io.github.mesosspring.message.Resources;
import io.github.mesosspring.protocol.Filters;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.FrameworkInfo.Capability;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.OperationID;
import io.github.mesosspring.protocol.OperationState;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.subscription.SubscriptionState;
import io.github.mesosspring.version.MasterVersion;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * The real client, configured as it is by default, from its SUBSCRIBE to its TEARDOWN on
 * a master of each version.
 */
class EveryMasterVersionTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	static List<MesosVersion> versions() {
		return MesosVersion.all();
	}

	@ParameterizedTest
	@MethodSource("versions")
	void aFrameworkLivesItsWholeLife(MesosVersion version) {
		try (EmbeddedMesos mesos = EmbeddedMesos.builder()
			.version(version.toString())
			.scriptedAgents(1)
			.allocationInterval(Duration.ofMillis(20))
			.start()) {
			for (Encoding encoding : Encoding.values()) {
				mesos.journal().clear();
				try (TestFramework framework = new TestFramework(mesos.uri(), encoding, FrameworkIdStores.memory(),
						(builder) -> builder.frameworkInfo(framework("*")))) {
					new Life(mesos, version, framework).live();
				}
			}
		}
	}

	static FrameworkInfo framework(String... roles) {
		FrameworkInfo.Builder info = FrameworkInfo.newBuilder()
			.setUser("nobody")
			.setName("default")
			.addAllRoles(Arrays.asList(roles))
			.setFailoverTimeout(604800)
			.setCheckpoint(true);
		Stream
			.of(Capability.Type.MULTI_ROLE, Capability.Type.PARTITION_AWARE, Capability.Type.TASK_KILLING_STATE,
					Capability.Type.RESERVATION_REFINEMENT)
			.forEach((type) -> info.addCapabilities(TestFramework.capability(type)));
		return info.build();
	}

	static ConditionFactory soon() {
		return await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(5));
	}

	/**
	 * What a framework goes through with one master.
	 */
	private record Life(EmbeddedMesos mesos, MesosVersion version, TestFramework framework) {

		void live() {
			soon().alias("offers").until(() -> !this.framework.offers.isEmpty());
			sessionIsAsTheVersionHasIt();
			runsAndKillsATask();
			suppressesAndRevives();
			reconcilesOperations();
			refusesWhatTheMasterIsTooOldFor();
			updatesTheFramework();
			assertThat(this.framework.calls.teardown().block(LIMIT).status()).isEqualTo(202);
			soon().alias("torn down")
				.until(() -> this.framework.subscription.status().state() == SubscriptionState.STOPPED);
			assertThat(this.framework.subscription.status().reconnects()).isZero();
			assertThat(answered()).allMatch(CallAnswered::isAccepted);
		}

		private void sessionIsAsTheVersionHasIt() {
			assertThat(this.framework.sessions.current().version())
				.isEqualTo(new MasterVersion(this.version.major(), this.version.minor()));
			assertThat(this.framework.sessions.current().streamId() != null).isEqualTo(since(0, 28));
			FrameworkInfo sent = calls(Call.Type.SUBSCRIBE).get(0).getSubscribe().getFrameworkInfo();
			assertThat(sent.getCapabilitiesCount())
				.isEqualTo(since(1, 4) ? 4 : since(1, 2) ? 3 : since(1, 1) ? 2 : since(0, 28) ? 1 : 0);
			assertThat(sent.getRolesCount()).isEqualTo(since(1, 2) ? 1 : 0);
			assertThat(sent.hasRole()).isEqualTo(!since(1, 2));
		}

		private void runsAndKillsATask() {
			Offer offer = this.framework.latestOffer();
			this.framework.launch(offer, "task", "sleep 1000");
			soon().alias("running").until(() -> this.framework.statesOf("task").contains(TaskState.TASK_RUNNING));
			this.framework.calls.reconcile(List.of(Call.Reconcile.Task.newBuilder()
				.setTaskId(TaskID.newBuilder().setValue("task"))
				.setAgentId(offer.getAgentId())
				.build())).block(LIMIT);
			soon().alias("reconciled")
				.until(() -> this.framework.updates.stream()
					.anyMatch((status) -> status.getReason() == TaskStatus.Reason.REASON_RECONCILIATION));
			this.framework.calls.kill(TaskID.newBuilder().setValue("task").build(), offer.getAgentId(), null)
				.block(LIMIT);
			soon().alias("killed").until(() -> this.framework.statesOf("task").contains(TaskState.TASK_KILLED));
			soon().untilAsserted(() -> assertThat(calls(Call.Type.ACKNOWLEDGE))
				.hasSize((int) this.framework.updates.stream().filter(TaskStatus::hasUuid).count()));
		}

		private void suppressesAndRevives() {
			if (since(0, 25)) {
				assertThat(this.framework.calls.suppress(List.of("*")).block(LIMIT).status()).isEqualTo(202);
				assertThat(calls(Call.Type.SUPPRESS)).singleElement()
					.satisfies((call) -> assertThat(call.getSuppress().getRolesList())
						.isEqualTo(since(1, 2) ? List.of("*") : List.of()));
			}
			else {
				refused(this.framework.calls.suppress(List.of()), "SUPPRESS needs Mesos 0.25");
			}
			this.framework.calls.revive(List.of("*")).block(LIMIT);
			List<OfferID> held = this.framework.offers.stream().map(Offer::getId).toList();
			// what is held cannot be offered
			this.framework.calls.decline(held, Filters.newBuilder().setRefuseSeconds(0).build())
				.onErrorComplete(CallNotSentException.class)
				.block(LIMIT);
			soon().alias("offers after REVIVE").until(() -> !held.contains(this.framework.latestOffer().getId()));
			assertThat(calls(Call.Type.REVIVE).get(0).getRevive().getRolesList())
				.isEqualTo(since(1, 2) ? List.of("*") : List.of());
		}

		private void reconcilesOperations() {
			Mono<CallResponse> reconciled = this.framework.calls
				.reconcileOperations(List.of(Call.ReconcileOperations.Operation.newBuilder()
					.setOperationId(OperationID.newBuilder().setValue("unknown"))
					.setAgentId(this.framework.latestOffer().getAgentId())
					.build()));
			if (!since(1, 5)) {
				refused(reconciled, "RECONCILE_OPERATIONS needs Mesos 1.5");
				return;
			}
			assertThat(reconciled.block(LIMIT).body().length > 0).isEqualTo(!since(1, 8));
			soon().alias("operations").until(() -> !this.framework.operations.isEmpty());
			assertThat(this.framework.operations).singleElement()
				.satisfies((status) -> assertThat(status.getOperationId().getValue()).isEqualTo("unknown"))
				.extracting(OperationStatus::getState)
				.isEqualTo(OperationState.OPERATION_UNKNOWN);
			assertThat(calls(Call.Type.ACKNOWLEDGE_OPERATION_STATUS)).isEmpty();
		}

		private void refusesWhatTheMasterIsTooOldFor() {
			OfferID offer = this.framework.latestOffer().getId();
			if (!since(1, 7)) {
				refused(this.framework.calls.accept(List.of(offer), List.of(Operations.destroyDisk(Resources.disk(1))),
						null), "DESTROY_DISK needs Mesos 1.7");
			}
			if (!since(1, 5)) {
				refused(this.framework.calls.accept(List.of(offer),
						List.of(Operations.withId("id", Operations.reserve(Resources.cpus(1)))), null),
						"Operation.id needs Mesos 1.5");
			}
			if (!since(1, 0)) {
				refused(this.framework.calls.declineInverseOffers(List.of(offer), null),
						"DECLINE_INVERSE_OFFERS needs Mesos 1.0");
			}
			// what was refused has not used it up
			assertThat(this.framework.calls.decline(List.of(offer), null).block(LIMIT).status()).isEqualTo(202);
		}

		private void updatesTheFramework() {
			FrameworkInfo info = EveryMasterVersionTests.framework("*").toBuilder().setName("renamed").build();
			Mono<CallResponse> updated = this.framework.calls.updateFramework(info, List.of(), null);
			if (since(1, 9)) {
				assertThat(updated.block(LIMIT).status()).isEqualTo(200);
			}
			else {
				refused(updated, "UPDATE_FRAMEWORK needs Mesos 1.9");
			}
		}

		private void refused(Mono<CallResponse> call, String words) {
			assertThatExceptionOfType(CallNotSentException.class).isThrownBy(() -> call.block(LIMIT))
				.withMessageEndingWith(words + ", and the master is of " + this.version)
				.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo(CallNotSentException.Reason.REFUSED));
		}

		private List<CallAnswered> answered() {
			return this.mesos.journal()
				.snapshot()
				.entries()
				.stream()
				.filter(CallAnswered.class::isInstance)
				.map(CallAnswered.class::cast)
				.toList();
		}

		private List<Call> calls(Call.Type type) {
			return answered().stream().map(CallAnswered::call).filter((call) -> call.getType() == type).toList();
		}

		private boolean since(int major, int minor) {
			return this.version.isAtLeast(major, minor);
		}

	}

}
