package io.github.mesosspring.embedded;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.embedded.master.TestScheduler;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OperationState;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.Value;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A reservation with feedback, on agents with processes and on scripted ones.
 */
class EmbeddedOperationsTests {

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void tellsWhatBecameOfAReservationAndOffersIt(boolean scripted) {
		EmbeddedMesosBuilder builder = EmbeddedMesos.builder().cpus(4).mem(1024).disk(1024);
		try (EmbeddedMesos mesos = (scripted ? builder.scriptedAgents(1) : builder.agents(1)).start();
				TestScheduler scheduler = TestScheduler.open(mesos.uri(), Encoding.PROTOBUF, framework())) {
			Offer offer = nextOffer(scheduler);
			scheduler.call((call) -> call.setType(Call.Type.ACCEPT)
				.setAccept(Call.Accept.newBuilder().addOfferIds(offer.getId()).addOperations(reserve())));
			OperationStatus status = nextStatus(scheduler);
			assertThat(status.getState()).as(status.toString()).isEqualTo(OperationState.OPERATION_FINISHED);
			assertThat(status.getUuid().getValue().size()).isEqualTo(16);
			assertThat(status.getAgentId()).isEqualTo(offer.getAgentId());
			scheduler.call((call) -> call.setType(Call.Type.ACKNOWLEDGE_OPERATION_STATUS)
				.setAcknowledgeOperationStatus(Call.AcknowledgeOperationStatus.newBuilder()
					.setAgentId(status.getAgentId())
					.setOperationId(status.getOperationId())
					.setUuid(status.getUuid().getValue())));
			assertThat(nextOffer(scheduler).getResourcesList())
				.anySatisfy((resource) -> assertThat(resource.getReservationsList()).singleElement()
					.satisfies((reservation) -> assertThat(reservation.getRole()).isEqualTo("web")));
		}
	}

	private static FrameworkInfo.Builder framework() {
		return TestScheduler.framework(FrameworkInfo.Capability.Type.RESERVATION_REFINEMENT)
			.clearRoles()
			.addRoles("web");
	}

	private static Offer.Operation reserve() {
		Offer.Operation.Builder operation = Offer.Operation.newBuilder().setType(Offer.Operation.Type.RESERVE);
		operation.getIdBuilder().setValue("reserve-1");
		operation.getReserveBuilder()
			.addResources(Resource.newBuilder()
				.setName("cpus")
				.setType(Value.Type.SCALAR)
				.setScalar(Value.Scalar.newBuilder().setValue(1))
				.addReservations(Resource.ReservationInfo.newBuilder()
					.setType(Resource.ReservationInfo.Type.DYNAMIC)
					.setRole("web")));
		return operation.build();
	}

	private static Offer nextOffer(TestScheduler scheduler) {
		Event event = (Event) scheduler.next();
		while (!event.hasOffers()) {
			event = (Event) scheduler.next();
		}
		return event.getOffers().getOffers(0);
	}

	private static OperationStatus nextStatus(TestScheduler scheduler) {
		Event event = (Event) scheduler.next();
		while (!event.hasUpdateOperationStatus()) {
			event = (Event) scheduler.next();
		}
		return event.getUpdateOperationStatus().getStatus();
	}

}
