package io.github.mesosspring.embedded.master;

import java.util.List;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.InverseOffer;
import io.github.mesosspring.protocol.MasterInfo;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Event;

/**
 * The events a master sends.
 */
final class Events {

	static final Event HEARTBEAT = Event.newBuilder().setType(Event.Type.HEARTBEAT).build();

	private Events() {
	}

	static Event subscribed(FrameworkID framework, double heartbeatSeconds, MasterInfo master) {
		return Event.newBuilder()
			.setType(Event.Type.SUBSCRIBED)
			.setSubscribed(Event.Subscribed.newBuilder()
				.setFrameworkId(framework)
				.setHeartbeatIntervalSeconds(heartbeatSeconds)
				.setMasterInfo(master))
			.build();
	}

	static Event offers(List<Offer> offers) {
		return Event.newBuilder()
			.setType(Event.Type.OFFERS)
			.setOffers(Event.Offers.newBuilder().addAllOffers(offers))
			.build();
	}

	static Event rescind(OfferID offer) {
		return Event.newBuilder()
			.setType(Event.Type.RESCIND)
			.setRescind(Event.Rescind.newBuilder().setOfferId(offer))
			.build();
	}

	static Event inverseOffers(List<InverseOffer> offers) {
		return Event.newBuilder()
			.setType(Event.Type.INVERSE_OFFERS)
			.setInverseOffers(Event.InverseOffers.newBuilder().addAllInverseOffers(offers))
			.build();
	}

	static Event rescindInverseOffer(OfferID offer) {
		return Event.newBuilder()
			.setType(Event.Type.RESCIND_INVERSE_OFFER)
			.setRescindInverseOffer(Event.RescindInverseOffer.newBuilder().setInverseOfferId(offer))
			.build();
	}

	static Event update(TaskStatus status) {
		return Event.newBuilder()
			.setType(Event.Type.UPDATE)
			.setUpdate(Event.Update.newBuilder().setStatus(status))
			.build();
	}

	static Event operationStatus(OperationStatus status) {
		return Event.newBuilder()
			.setType(Event.Type.UPDATE_OPERATION_STATUS)
			.setUpdateOperationStatus(Event.UpdateOperationStatus.newBuilder().setStatus(status))
			.build();
	}

	static Event executorFailure(AgentID agent, ExecutorID executor, int status) {
		return Event.newBuilder()
			.setType(Event.Type.FAILURE)
			.setFailure(Event.Failure.newBuilder().setAgentId(agent).setExecutorId(executor).setStatus(status))
			.build();
	}

	static Event agentFailure(AgentID agent) {
		return Event.newBuilder()
			.setType(Event.Type.FAILURE)
			.setFailure(Event.Failure.newBuilder().setAgentId(agent))
			.build();
	}

	static Event message(AgentID agent, ExecutorID executor, ByteString data) {
		return Event.newBuilder()
			.setType(Event.Type.MESSAGE)
			.setMessage(Event.Message.newBuilder().setAgentId(agent).setExecutorId(executor).setData(data))
			.build();
	}

	static Event error(String message) {
		return Event.newBuilder()
			.setType(Event.Type.ERROR)
			.setError(Event.Error.newBuilder().setMessage(message))
			.build();
	}

}
