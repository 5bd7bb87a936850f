package io.github.mesosspring.embedded;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.mesosspring.call.CallNotSentException;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.embedded.journal.JournalEntry.CallAnswered;
import io.github.mesosspring.framework.FrameworkIdStores;
import io.github.mesosspring.message.Operations;
import io.github.mesosspring.message.Resources;
import io.github.mesosspring.protocol.Filters;
import io.github.mesosspring.protocol.MachineID;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.OperationState;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.TimeInfo;
import io.github.mesosspring.protocol.Unavailability;
import io.github.mesosspring.protocol.allocator.InverseOfferStatus;
import io.github.mesosspring.protocol.maintenance.Window;
import io.github.mesosspring.protocol.master.Call;
import io.github.mesosspring.protocol.master.Response;
import io.github.mesosspring.protocol.scheduler.AttributeConstraint;
import io.github.mesosspring.protocol.scheduler.Call.ReconcileOperations;
import io.github.mesosspring.protocol.scheduler.Call.Subscribe;
import io.github.mesosspring.protocol.scheduler.Call.Type;
import io.github.mesosspring.protocol.scheduler.OfferConstraints;
import io.github.mesosspring.subscription.MesosSubscriptionBuilder;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * The calls of the scheduler API that no recording shows, by the real client on the
 * embedded master.
 */
class SchedulerCallsTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	@ParameterizedTest
	@EnumSource
	void anOperationWithFeedbackIsAcknowledgedOnceAndForgotten(Encoding encoding) {
		try (EmbeddedMesos mesos = mesos();
				TestFramework framework = framework(mesos, encoding,
						(builder) -> builder.frameworkInfo(TestFramework.info("web")))) {
			soon().until(() -> !framework.offers.isEmpty());
			Offer offer = framework.latestOffer();
			framework.calls
				.accept(List.of(offer.getId()), List.of(Operations.withId("reserve-1",
						Operations.reserve(Resources.reserved(Resources.cpus(1), "web")))), null)
				.block(LIMIT);
			soon().until(() -> !framework.operations.isEmpty());
			OperationStatus status = framework.operations.get(0);
			assertThat(status.getState()).as(status.toString()).isEqualTo(OperationState.OPERATION_FINISHED);
			soon().until(() -> calls(mesos, Type.ACKNOWLEDGE_OPERATION_STATUS).count() == 1);
			framework.calls.reconcileOperations(List.of(ReconcileOperations.Operation.newBuilder()
				.setOperationId(status.getOperationId())
				.setAgentId(status.getAgentId())
				.build())).block(LIMIT);
			soon().until(() -> framework.operations.size() == 2);
			assertThat(framework.operations.get(1).getState()).as("the master has forgotten what was acknowledged")
				.isEqualTo(OperationState.OPERATION_UNKNOWN);
			framework.calls.reconcileOperations(List.of()).block(LIMIT);
			assertThat(calls(mesos, Type.ACKNOWLEDGE_OPERATION_STATUS)).singleElement()
				.satisfies((call) -> assertThat(call.isAccepted()).isTrue())
				.satisfies((call) -> assertThat(call.call().getAcknowledgeOperationStatus().getAgentId())
					.isEqualTo(offer.getAgentId()));
			assertThat(framework.operations).hasSize(2);
		}
	}

	@ParameterizedTest
	@EnumSource
	void anUpdatedFrameworkStaysSoWhenItSubscribesAgain(Encoding encoding) {
		OfferConstraints nowhere = constraints("web", "rack", "r2");
		OfferConstraints here = constraints("web", "rack", "r1");
		try (EmbeddedMesos mesos = mesos();
				TestFramework framework = framework(mesos, encoding,
						(builder) -> builder.frameworkInfo(TestFramework.info("web", "batch"))
							.suppressedRoles(List.of("batch"))
							.offerConstraints(nowhere))) {
			soon().until(() -> framework.frameworkIds.size() == 1);
			Subscribe first = subscribes(mesos).get(0);
			assertThat(first.getSuppressedRolesList()).containsExactly("batch");
			assertThat(first.getOfferConstraints()).isEqualTo(nowhere);
			refused(framework.calls.revive(List.of("extra")), "'revive.roles' contains 'extra'");
			assertThat(framework.calls
				.updateFramework(TestFramework.info("web", "batch", "extra"), List.of("batch", "extra"), here)
				.block(LIMIT)
				.status()).isEqualTo(200);
			soon().until(() -> rolesOffered(framework).contains("web"));
			assertThat(rolesOffered(framework)).containsOnly("web");
			giveBack(framework);
			framework.calls.revive(List.of("extra")).block(LIMIT);
			soon().until(() -> rolesOffered(framework).contains("extra"));
			framework.subscription.stop();
			framework.subscription.start();
			soon().until(() -> framework.frameworkIds.size() == 2);
			Subscribe second = subscribes(mesos).get(1);
			assertThat(second.getFrameworkInfo().getRolesList()).containsExactly("web", "batch", "extra");
			assertThat(second.getSuppressedRolesList()).containsExactly("batch");
			assertThat(second.getOfferConstraints()).isEqualTo(here);
			assertThat(calls(mesos, Type.REVIVE)).as("what was refused here was not sent").hasSize(1);
		}
	}

	@ParameterizedTest
	@EnumSource
	void inverseOffersAreAnswered(Encoding encoding) {
		try (EmbeddedMesos mesos = mesos(); TestFramework framework = framework(mesos, encoding, (builder) -> {
		})) {
			soon().until(() -> !framework.offers.isEmpty());
			framework.launch(framework.latestOffer(), "endless", "exec sleep 1000");
			soon().until(() -> !framework.updates.isEmpty());
			plan(mesos, window());
			soon().until(() -> framework.inverseOffers.size() == 1);
			OfferID first = framework.inverseOffers.get(0).getId();
			framework.calls.declineInverseOffers(List.of(first), Filters.newBuilder().setRefuseSeconds(0.1).build())
				.block(LIMIT);
			assertThat(answer(mesos)).isEqualTo(InverseOfferStatus.Status.DECLINE);
			soon().until(() -> framework.inverseOffers.size() == 2);
			OfferID second = framework.inverseOffers.get(1).getId();
			isVoid(framework.calls.acceptInverseOffers(List.of(first), null));
			framework.calls.acceptInverseOffers(List.of(second), null).block(LIMIT);
			assertThat(answer(mesos)).isEqualTo(InverseOfferStatus.Status.ACCEPT);
			isVoid(framework.calls.declineInverseOffers(List.of(second), null));
		}
	}

	@ParameterizedTest
	@EnumSource
	void aRescindedInverseOfferCannotBeAnswered(Encoding encoding) {
		try (EmbeddedMesos mesos = mesos(); TestFramework framework = framework(mesos, encoding, (builder) -> {
		})) {
			soon().until(() -> !framework.offers.isEmpty());
			framework.launch(framework.latestOffer(), "endless", "exec sleep 1000");
			soon().until(() -> !framework.updates.isEmpty());
			plan(mesos, window());
			soon().until(() -> framework.inverseOffers.size() == 1);
			OfferID offer = framework.inverseOffers.get(0).getId();
			assertThat(framework.sessions.inverseOffers().contains(offer)).isTrue();
			plan(mesos);
			soon().until(() -> !framework.sessions.inverseOffers().contains(offer));
			isVoid(framework.calls.acceptInverseOffers(List.of(offer), null));
			assertThat(calls(mesos, Type.ACCEPT_INVERSE_OFFERS)).isEmpty();
		}
	}

	private static EmbeddedMesos mesos() {
		return EmbeddedMesos.builder()
			.allocationInterval(Duration.ofMillis(50))
			.agent(AgentSpec.create().attributes("rack:r1"))
			.start();
	}

	private static TestFramework framework(EmbeddedMesos mesos, Encoding encoding,
			Consumer<MesosSubscriptionBuilder> customizer) {
		return new TestFramework(mesos.uri(), encoding, FrameworkIdStores.memory(), customizer);
	}

	private static Stream<CallAnswered> calls(EmbeddedMesos mesos, Type type) {
		return mesos.journal()
			.snapshot()
			.entries()
			.stream()
			.filter(CallAnswered.class::isInstance)
			.map(CallAnswered.class::cast)
			.filter((entry) -> entry.call().getType() == type);
	}

	private static List<Subscribe> subscribes(EmbeddedMesos mesos) {
		return calls(mesos, Type.SUBSCRIBE).map((entry) -> entry.call().getSubscribe()).toList();
	}

	private static List<String> rolesOffered(TestFramework framework) {
		return framework.offers.stream().map((offer) -> offer.getAllocationInfo().getRole()).distinct().toList();
	}

	private static void giveBack(TestFramework framework) {
		framework.calls.decline(framework.offers.stream().map(Offer::getId).toList(), null).block(LIMIT);
	}

	private static OfferConstraints constraints(String role, String attribute, String value) {
		AttributeConstraint.Builder constraint = AttributeConstraint.newBuilder();
		constraint.getSelectorBuilder().setAttributeName(attribute);
		constraint.getPredicateBuilder().getTextEqualsBuilder().setValue(value);
		return OfferConstraints.newBuilder()
			.putRoleConstraints(role,
					OfferConstraints.RoleConstraints.newBuilder()
						.addGroups(
								OfferConstraints.RoleConstraints.Group.newBuilder().addAttributeConstraints(constraint))
						.build())
			.build();
	}

	private static Window window() {
		return Window.newBuilder()
			.addMachineIds(MachineID.newBuilder().setHostname("localhost").setIp("127.0.0.1"))
			.setUnavailability(Unavailability.newBuilder()
				.setStart(TimeInfo.newBuilder().setNanoseconds(1_900_000_000_000_000_000L)))
			.build();
	}

	private static void plan(EmbeddedMesos mesos, Window... windows) {
		Call.Builder call = Call.newBuilder().setType(Call.Type.UPDATE_MAINTENANCE_SCHEDULE);
		call.getUpdateMaintenanceScheduleBuilder().getScheduleBuilder().addAllWindows(List.of(windows));
		operate(mesos.uri(), call.build());
	}

	private static InverseOfferStatus.Status answer(EmbeddedMesos mesos) {
		byte[] response = operate(mesos.uri(), Call.newBuilder().setType(Call.Type.GET_MAINTENANCE_STATUS).build());
		return Encoding.PROTOBUF.codec()
			.decode(response, Response.getDefaultInstance())
			.getGetMaintenanceStatus()
			.getStatus()
			.getDrainingMachines(0)
			.getStatuses(0)
			.getStatus();
	}

	private static byte[] operate(URI master, Call call) {
		HttpRequest request = HttpRequest.newBuilder(master.resolve("/api/v1"))
			.header("Content-Type", Encoding.PROTOBUF.codec().mediaType())
			.header("Accept", Encoding.PROTOBUF.codec().mediaType())
			.POST(HttpRequest.BodyPublishers.ofByteArray(call.toByteArray()))
			.build();
		HttpResponse<byte[]> response = HttpClient.newHttpClient()
			.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
			.join();
		assertThat(response.statusCode()).isEqualTo(200);
		return response.body();
	}

	private static void isVoid(Mono<?> outcome) {
		assertThatExceptionOfType(CallNotSentException.class).isThrownBy(() -> outcome.block(LIMIT))
			.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo(CallNotSentException.Reason.VOID_OFFER));
	}

	private static void refused(Mono<?> outcome, String words) {
		assertThatExceptionOfType(CallNotSentException.class).isThrownBy(() -> outcome.block(LIMIT))
			.withMessageContaining(words);
	}

	private static ConditionFactory soon() {
		return await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20));
	}

}
