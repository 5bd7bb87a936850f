package io.github.mesosspring.embedded.master;

import java.nio.ByteBuffer;
import java.util.List;

import com.google.protobuf.ByteString;
import io.github.mesosspring.embedded.resource.ResourceConversion;
import io.github.mesosspring.embedded.resource.Resources;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.Operation;
import io.github.mesosspring.protocol.OperationState;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.UUID;

/**
 * Applies operations to the resources of agents. The master takes for granted that the
 * agent will do the same.
 */
final class AgentOperations {

	private final ClusterState cluster;

	private final OperationValidation validation;

	AgentOperations(ClusterState cluster) {
		this.cluster = cluster;
		this.validation = new OperationValidation(cluster);
	}

	/**
	 * Apply an operation of an ACCEPT. A refusal is an event for the framework if it
	 * asked for feedback.
	 * @return what is left
	 */
	Offered apply(Framework framework, Offer.Operation operation, Offered offered) {
		String principal = framework.info().hasPrincipal() ? framework.info().getPrincipal() : null;
		String error = this.validation.validate(operation, offered.agent(), framework, principal);
		if (error != null) {
			refuse(framework, operation, error + "; on agent " + offered.agent());
			return offered;
		}
		ResourceConversion conversion = ResourceConversion.of(operation);
		if (conversion == null) {
			refuse(framework, operation, "Invalid " + operation.getType() + " Operation: "
					+ lacking(offered.resources(), Resources.of(List.of(source(operation)))));
			return offered;
		}
		if (!offered.resources().contains(conversion.consumed())) {
			refuse(framework, operation, lacking(offered.resources(), conversion.consumed()));
			return offered;
		}
		rescindDestroyed(operation, offered.agent());
		offered.agent().convert(conversion);
		send(framework, operation, offered.agent());
		return offered.with(conversion.apply(offered.resources()));
	}

	private static String lacking(Resources available, Resources wanted) {
		return available + " does not contain " + wanted;
	}

	private static Resource source(Offer.Operation operation) {
		return (operation.getType() == Offer.Operation.Type.CREATE_DISK) ? operation.getCreateDisk().getSource()
				: operation.getDestroyDisk().getSource();
	}

	private void rescindDestroyed(Offer.Operation operation, AgentRecord agent) {
		Resources destroyed = Resources.of(operation.getDestroy().getVolumesList()).unallocated();
		for (OutstandingOffer offer : this.cluster.offers().of(agent)) {
			if (offer.resources().unallocated().has((kind) -> destroyed.has(kind::equals))) {
				this.cluster.offers().discard(offer);
				Framework holder = this.cluster.frameworks().get(offer.framework());
				if (holder != null) {
					holder.send(Events.rescind(offer.id()));
				}
			}
		}
	}

	private void send(Framework framework, Offer.Operation info, AgentRecord agent) {
		OperationStatus.Builder pending = OperationStatus.newBuilder()
			.setState(OperationState.OPERATION_PENDING)
			.setAgentId(agent.id());
		if (info.hasId()) {
			pending.setOperationId(info.getId());
		}
		Operation.Builder operation = Operation.newBuilder()
			.setFrameworkId(framework.id())
			.setAgentId(agent.id())
			.setInfo(info)
			.setLatestStatus(pending)
			.setUuid(UUID.newBuilder().setValue(randomUuid()));
		if (wantsFeedback(info)) {
			this.cluster.operations().put(operation.build());
		}
		agent.agent().apply(operation.build());
	}

	private static ByteString randomUuid() {
		java.util.UUID uuid = java.util.UUID.randomUUID();
		return ByteString.copyFrom(ByteBuffer.allocate(16)
			.putLong(uuid.getMostSignificantBits())
			.putLong(uuid.getLeastSignificantBits())
			.flip());
	}

	private static boolean wantsFeedback(Offer.Operation operation) {
		return !operation.getId().getValue().isEmpty();
	}

	/**
	 * Tell a framework that an operation was refused, if it asked for feedback.
	 */
	void refuse(Framework framework, Offer.Operation operation, String error) {
		if (wantsFeedback(operation)) {
			framework.send(Events.operationStatus(OperationStatus.newBuilder()
				.setOperationId(operation.getId())
				.setState(OperationState.OPERATION_ERROR)
				.setMessage(error)
				.build()));
		}
	}

}
