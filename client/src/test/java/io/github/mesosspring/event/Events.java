package io.github.mesosspring.event;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Consumer;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.InverseOffer;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.OperationID;
import io.github.mesosspring.protocol.OperationState;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.ResourceProviderID;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.TimeInfo;
import io.github.mesosspring.protocol.Unavailability;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.session.Session;

/**
 * Events of all kinds.
 */
final class Events {

	private static final FrameworkID FRAMEWORK = FrameworkID.newBuilder().setValue("f").build();

	private static final AgentID AGENT = AgentID.newBuilder().setValue("S0").build();

	private Events() {
	}

	static Session session(long epoch) {
		return new Session(URI.create("http://127.0.0.1:5050"), FRAMEWORK, "s", epoch);
	}

	static Event subscribed() {
		return event(Event.Type.SUBSCRIBED)
			.setSubscribed(Event.Subscribed.newBuilder().setFrameworkId(FRAMEWORK).setHeartbeatIntervalSeconds(15))
			.build();
	}

	static Event offers(String... ids) {
		Event.Offers.Builder offers = Event.Offers.newBuilder();
		Arrays.stream(ids).map(Events::offer).forEach(offers::addOffers);
		return event(Event.Type.OFFERS).setOffers(offers).build();
	}

	/** Another update each time. */
	static Event update(String task) {
		TaskStatus status = status(task).setUuid(uuid()).build();
		return event(Event.Type.UPDATE).setUpdate(Event.Update.newBuilder().setStatus(status)).build();
	}

	/** Another update each time. */
	static Event operationUpdate(String operation) {
		return operationUpdate((status) -> status.setOperationId(OperationID.newBuilder().setValue(operation))
			.setAgentId(AGENT)
			.setResourceProviderId(ResourceProviderID.newBuilder().setValue("rp"))
			.setUuid(io.github.mesosspring.protocol.UUID.newBuilder().setValue(uuid())));
	}

	static Event operationUpdate(Consumer<OperationStatus.Builder> status) {
		OperationStatus.Builder builder = OperationStatus.newBuilder().setState(OperationState.OPERATION_FINISHED);
		status.accept(builder);
		return event(Event.Type.UPDATE_OPERATION_STATUS)
			.setUpdateOperationStatus(Event.UpdateOperationStatus.newBuilder().setStatus(builder))
			.build();
	}

	static Event inverseOffers(String... ids) {
		Event.InverseOffers.Builder offers = Event.InverseOffers.newBuilder();
		Arrays.stream(ids)
			.map((id) -> InverseOffer.newBuilder()
				.setId(offerId(id))
				.setFrameworkId(FRAMEWORK)
				.setUnavailability(
						Unavailability.newBuilder().setStart(TimeInfo.newBuilder().setNanoseconds(1_900_000_000L))))
			.forEach(offers::addInverseOffers);
		return event(Event.Type.INVERSE_OFFERS).setInverseOffers(offers).build();
	}

	static Event updateWithoutUuid(String task) {
		return event(Event.Type.UPDATE).setUpdate(Event.Update.newBuilder().setStatus(status(task))).build();
	}

	static Event message(String text) {
		return event(Event.Type.MESSAGE)
			.setMessage(Event.Message.newBuilder()
				.setAgentId(AGENT)
				.setExecutorId(ExecutorID.newBuilder().setValue("e"))
				.setData(ByteString.copyFromUtf8(text)))
			.build();
	}

	static Event error(String message) {
		return event(Event.Type.ERROR).setError(Event.Error.newBuilder().setMessage(message)).build();
	}

	static Event heartbeat() {
		return event(Event.Type.HEARTBEAT).build();
	}

	static OfferID offerId(String id) {
		return OfferID.newBuilder().setValue(id).build();
	}

	static ByteString uuid() {
		UUID uuid = UUID.randomUUID();
		return ByteString.copyFrom(ByteBuffer.allocate(16)
			.putLong(uuid.getMostSignificantBits())
			.putLong(uuid.getLeastSignificantBits())
			.array());
	}

	private static Offer offer(String id) {
		return Offer.newBuilder()
			.setId(offerId(id))
			.setFrameworkId(FRAMEWORK)
			.setAgentId(AGENT)
			.setHostname("agent")
			.build();
	}

	private static TaskStatus.Builder status(String task) {
		return TaskStatus.newBuilder()
			.setTaskId(TaskID.newBuilder().setValue(task))
			.setAgentId(AGENT)
			.setState(TaskState.TASK_RUNNING);
	}

	private static Event.Builder event(Event.Type type) {
		return Event.newBuilder().setType(type);
	}

}
