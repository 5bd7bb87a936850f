package io.github.mesosspring.embedded.master;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.embedded.resource.Resources;
import io.github.mesosspring.embedded.resource.TestResources;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.Filters;
import io.github.mesosspring.protocol.FrameworkInfo.Capability;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OperationState;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class OperationTests {

	private static final Resource CPU = TestResources.reserved(TestResources.scalar("cpus", 1), "a");

	private static final Resource DISK = TestResources.reserved(TestResources.scalar("disk", 64), "a");

	private static final Resource VOLUME = TestResources.volume("v", 64, "a");

	private TestMaster master;

	@BeforeEach
	void start() {
		this.master = new TestMaster(2, Map.of());
	}

	@AfterEach
	void stop() {
		this.master.close();
	}

	private TestScheduler subscribe(Encoding encoding, Capability.Type... capabilities) {
		return TestScheduler.subscribe(this.master.uri(), encoding,
				TestScheduler.framework(capabilities).clearRoles().addRoles("a"));
	}

	private TestScheduler subscribe() {
		return subscribe(Encoding.PROTOBUF, Capability.Type.RESERVATION_REFINEMENT, Capability.Type.SHARED_RESOURCES);
	}

	/** The offer of the first agent; that of the second stays outstanding. */
	private Offer nextOffer(TestScheduler scheduler) {
		Object event = scheduler.next();
		while (event.equals(Events.HEARTBEAT)) {
			event = scheduler.next();
		}
		return ((Event) event).getOffers()
			.getOffersList()
			.stream()
			.filter((offer) -> offer.getAgentId().equals(this.master.agent().info().getId()))
			.findFirst()
			.orElseThrow();
	}

	private static void accept(TestScheduler scheduler, Offer offer, Offer.Operation.Builder... operations) {
		Call.Accept.Builder accept = Call.Accept.newBuilder()
			.addOfferIds(offer.getId())
			.setFilters(Filters.newBuilder().setRefuseSeconds(3600));
		for (Offer.Operation.Builder operation : operations) {
			accept.addOperations(operation);
		}
		scheduler.call((call) -> call.setType(Call.Type.ACCEPT).setAccept(accept));
	}

	private Offer acceptAndAwaitOffer(TestScheduler scheduler, Offer offer, Offer.Operation.Builder... operations) {
		accept(scheduler, offer, operations);
		this.master.advance(Duration.ofSeconds(1));
		return nextOffer(scheduler);
	}

	private static OperationStatus nextStatus(TestScheduler scheduler) {
		return scheduler.next(Event.Type.UPDATE_OPERATION_STATUS).getUpdateOperationStatus().getStatus();
	}

	private static Resources resources(Offer offer) {
		return Resources.of(offer.getResourcesList()).unallocated();
	}

	@ParameterizedTest
	@EnumSource
	void offersAgainWhatWasReservedThoughTheRestIsRefused(Encoding encoding) {
		try (TestScheduler scheduler = subscribe(encoding)) {
			Resource reserved = CPU.toBuilder()
				.clearReservations()
				.setRole("a")
				.setReservation(Resource.ReservationInfo.getDefaultInstance())
				.build();
			Offer offer = acceptAndAwaitOffer(scheduler, nextOffer(scheduler), Operations.reserve(reserved));
			assertThat(offer.getResourcesList()).anySatisfy((resource) -> {
				assertThat(resource.getRole()).isEqualTo("a");
				assertThat(resource.hasReservation()).isTrue();
				assertThat(resource.getReservationsCount()).isZero();
			});
			Resources all = resources(offer);
			assertThat(all.thousandths("cpus")).isEqualTo(4000);
			assertThat(all.contains(Resources.of(List.of(CPU)))).isTrue();
			assertThat(this.master.agent().applied).singleElement()
				.satisfies((operation) -> assertThat(operation.getInfo().getReserve().getResources(0))
					.isEqualTo(TestResources.allocated(CPU, "a")));
		}
	}

	@Test
	void usesReservationsAndVolumesInTheSameAccept() {
		try (TestScheduler scheduler = subscribe()) {
			Offer offer = nextOffer(scheduler);
			accept(scheduler, offer, Operations.reserve(CPU, DISK), Operations.create(VOLUME), Operations.launch(
					TestMaster.task("t", offer.getAgentId()).clearResources().addResources(CPU).addResources(VOLUME)));
			assertThat(this.master.agent().asked()).containsExactly("apply RESERVE", "apply CREATE", "launch t");
			this.master.advance(Duration.ofSeconds(1));
			assertThat(scheduler.drain()).isEmpty();
			this.master.agent().report(scheduler.id(), "t", TaskState.TASK_FINISHED);
			scheduler.nextUpdate();
			this.master.advance(Duration.ofSeconds(1));
			assertThat(resources(nextOffer(scheduler)).contains(Resources.of(List.of(CPU, VOLUME)))).isTrue();
		}
	}

	@Test
	void keepsVolumesWhenTheFrameworkIsGone() {
		try (TestScheduler scheduler = subscribe()) {
			accept(scheduler, nextOffer(scheduler), Operations.reserve(DISK), Operations.create(VOLUME));
			scheduler.teardown();
		}
		try (TestScheduler stranger = TestScheduler.subscribe(this.master.uri(), Encoding.PROTOBUF,
				TestScheduler.framework()); TestScheduler heir = subscribe()) {
			assertThat(resources(nextOffer(stranger)).thousandths("disk")).isEqualTo(8_128_000);
			this.master.advance(Duration.ofSeconds(1));
			assertThat(heir.drain()).isEmpty();
			stranger.teardown();
			this.master.advance(Duration.ofSeconds(1));
			assertThat(resources(nextOffer(heir)).contains(Resources.of(List.of(VOLUME)))).isTrue();
		}
	}

	@Test
	void growsShrinksAndDestroysVolumes() {
		try (TestScheduler scheduler = subscribe()) {
			Resource more = TestResources.reserved(TestResources.scalar("disk", 16), "a");
			Offer offer = acceptAndAwaitOffer(scheduler, nextOffer(scheduler), Operations.reserve(DISK, more),
					Operations.create(VOLUME), Operations.grow(VOLUME, more));
			Resource grown = TestResources.volume("v", 80, "a");
			assertThat(resources(offer).contains(Resources.of(List.of(grown)))).isTrue();
			offer = acceptAndAwaitOffer(scheduler, offer, Operations.shrink(grown, 30));
			Resource shrunk = TestResources.volume("v", 50, "a");
			Resource freed = TestResources.reserved(TestResources.scalar("disk", 30), "a");
			assertThat(resources(offer).contains(Resources.of(List.of(shrunk, freed)))).isTrue();
			Resource all = TestResources.reserved(TestResources.scalar("disk", 80), "a");
			offer = acceptAndAwaitOffer(scheduler, offer, Operations.destroy(shrunk), Operations.unreserve(all));
			assertThat(resources(offer).contains(Resources.of(List.of(TestResources.scalar("disk", 8192))))).isTrue();
		}
	}

	@Test
	void rescindsOffersOfASharedVolumeThatIsDestroyed() {
		Resource shared = TestResources.shared(VOLUME);
		try (TestScheduler first = subscribe()) {
			Offer offer = acceptAndAwaitOffer(first, nextOffer(first), Operations.reserve(CPU, DISK),
					Operations.create(shared));
			first.call((call) -> call.setType(Call.Type.ACCEPT)
				.setAccept(Call.Accept.newBuilder()
					.addOfferIds(offer.getId())
					.addOperations(Operations.launch(TestMaster.task("t", offer.getAgentId())))
					.setFilters(Filters.newBuilder().setRefuseSeconds(0))));
			try (TestScheduler second = subscribe()) {
				Offer other = nextOffer(second);
				assertThat(resources(other).contains(Resources.of(List.of(shared)))).isTrue();
				second.call((call) -> call.setType(Call.Type.SUPPRESS));
				this.master.agent().report(first.id(), "t", TaskState.TASK_FINISHED);
				first.nextUpdate();
				this.master.advance(Duration.ofSeconds(1));
				accept(first, nextOffer(first), Operations.destroy(shared));
				assertThat(second.next(Event.Type.RESCIND).getRescind().getOfferId()).isEqualTo(other.getId());
			}
		}
	}

	@Test
	void forwardsFeedbackUntilItIsAcknowledged() {
		FakeAgent agent = this.master.agent();
		try (TestScheduler scheduler = subscribe()) {
			accept(scheduler, nextOffer(scheduler), Operations.reserve(CPU).setId(Operations.id("op")));
			assertThat(reconcile(scheduler).getState()).isEqualTo(OperationState.OPERATION_PENDING);
			agent.report(agent.applied.get(0), OperationState.OPERATION_FINISHED);
			OperationStatus status = nextStatus(scheduler);
			assertThat(status.getState()).isEqualTo(OperationState.OPERATION_FINISHED);
			assertThat(status.hasUuid()).isTrue();
			OperationStatus known = reconcile(scheduler);
			assertThat(known.getState()).isEqualTo(OperationState.OPERATION_FINISHED);
			assertThat(known.hasUuid()).isFalse();
			scheduler.call((call) -> acknowledge(call, status, agent.info().getId()));
			assertThat(agent.asked()).endsWith("acknowledge operation op");
			scheduler.call((call) -> call.setType(Call.Type.RECONCILE_OPERATIONS)
				.setReconcileOperations(Call.ReconcileOperations.getDefaultInstance()));
			assertThat(scheduler.drain()).isEmpty();
		}
	}

	private static OperationStatus reconcile(TestScheduler scheduler) {
		scheduler.call((call) -> call.setType(Call.Type.RECONCILE_OPERATIONS)
			.setReconcileOperations(Call.ReconcileOperations.getDefaultInstance()));
		return nextStatus(scheduler);
	}

	private static void acknowledge(Call.Builder call, OperationStatus status, AgentID agent) {
		call.setType(Call.Type.ACKNOWLEDGE_OPERATION_STATUS)
			.setAcknowledgeOperationStatus(Call.AcknowledgeOperationStatus.newBuilder()
				.setAgentId(agent)
				.setOperationId(status.getOperationId())
				.setUuid(status.getUuid().getValue()));
	}

	@Test
	void abortsWhenAStatusIsAcknowledgedToAnotherAgent() {
		FakeAgent agent = this.master.agent();
		try (TestScheduler scheduler = subscribe()) {
			accept(scheduler, nextOffer(scheduler), Operations.reserve(CPU).setId(Operations.id("op")));
			agent.report(agent.applied.get(0), OperationState.OPERATION_FINISHED);
			OperationStatus status = nextStatus(scheduler);
			AgentID unknown = AgentID.newBuilder().setValue("unknown").build();
			scheduler.call((call) -> acknowledge(call, status, unknown));
			AgentID other = this.master.agents().get(1).info().getId();
			assertThat(scheduler.sendAndAwaitNoAnswer((call) -> acknowledge(call, status, other))).isTrue();
		}
	}

	@Test
	void reconcilesOperationsItDoesNotKnow() {
		try (TestScheduler scheduler = subscribe()) {
			nextOffer(scheduler);
			Call.ReconcileOperations.Operation.Builder asked = Call.ReconcileOperations.Operation.newBuilder()
				.setOperationId(Operations.id("op"));
			AgentID registered = this.master.agent().info().getId();
			scheduler.call((call) -> call.setType(Call.Type.RECONCILE_OPERATIONS)
				.setReconcileOperations(Call.ReconcileOperations.newBuilder()
					.addOperations(asked)
					.addOperations(asked.clone().setAgentId(registered))
					.addOperations(asked.clone().setAgentId(AgentID.newBuilder().setValue("x")))));
			assertThat(List.of(nextStatus(scheduler), nextStatus(scheduler), nextStatus(scheduler)))
				.allMatch((status) -> status.getState() == OperationState.OPERATION_UNKNOWN)
				.extracting(OperationStatus::getMessage)
				.containsExactly("Reconciliation: Operation is unknown and no 'agent_id' was provided",
						"Reconciliation: Operation is unknown", "Reconciliation: Both operation and agent are unknown");
		}
	}

	@Test
	void saysNothingOfARefusedOperationThatHasNoId() {
		try (TestScheduler scheduler = subscribe()) {
			accept(scheduler, nextOffer(scheduler), Operations.unreserve(CPU), Operations.destroy(VOLUME));
			assertThat(scheduler.drain()).isEmpty();
			assertThat(this.master.agent().asked()).isEmpty();
		}
	}

}
