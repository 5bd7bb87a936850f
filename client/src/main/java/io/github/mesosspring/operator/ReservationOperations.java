package io.github.mesosspring.operator;

import java.util.Collection;
import java.util.List;

import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.Value;
import io.github.mesosspring.protocol.master.Call;
import io.github.mesosspring.protocol.master.Response;
import reactor.core.publisher.Mono;

/**
 * Reservations and persistent volumes on an agent, made by the operator rather than by a
 * framework.
 * <p>
 * Each is accepted (202) when the master has taken it on; that the agent has done it
 * shows in {@link ClusterStateOperations#getAgents()}. The master takes offers back to
 * make room. Rejected with 400 for an unknown agent or an operation that is not valid,
 * with 403 without permission, and with 409 if the resources cannot be freed.
 */
public interface ReservationOperations extends OperatorCalls<Call, Response> {

	/**
	 * Reserve resources ({@code Call.ReserveResources}, since 1.0).
	 * @param agent the agent that has them
	 * @param resources the resources as they are to be, with {@code reservations}
	 * @return completes when the master has taken it on
	 */
	default Mono<Void> reserveResources(AgentID agent, Collection<Resource> resources) {
		return reserveResources(agent, List.of(), resources);
	}

	/**
	 * Change the reservation of resources ({@code Call.ReserveResources}, since 1.9).
	 * @param agent the agent that has them
	 * @param source the resources as they are
	 * @param resources the resources as they are to be, with {@code reservations}
	 * @return completes when the master has taken it on
	 */
	default Mono<Void> reserveResources(AgentID agent, Collection<Resource> source, Collection<Resource> resources) {
		Call.ReserveResources payload = Call.ReserveResources.newBuilder()
			.setAgentId(agent)
			.addAllSource(source)
			.addAllResources(resources)
			.build();
		return send(Call.newBuilder().setType(Call.Type.RESERVE_RESOURCES).setReserveResources(payload).build()).then();
	}

	/**
	 * Give up reservations ({@code Call.UnreserveResources}, since 1.0).
	 * @param agent the agent that has the resources
	 * @param resources the resources as they are, with {@code reservations}
	 * @return completes when the master has taken it on
	 */
	default Mono<Void> unreserveResources(AgentID agent, Collection<Resource> resources) {
		Call.UnreserveResources payload = Call.UnreserveResources.newBuilder()
			.setAgentId(agent)
			.addAllResources(resources)
			.build();
		return send(Call.newBuilder().setType(Call.Type.UNRESERVE_RESOURCES).setUnreserveResources(payload).build())
			.then();
	}

	/**
	 * Make persistent volumes of reserved disk ({@code Call.CreateVolumes}, since 1.0).
	 * @param agent the agent that has the disk
	 * @param volumes the volumes, with {@code disk.persistence} and {@code disk.volume}
	 * @return completes when the master has taken it on
	 */
	default Mono<Void> createVolumes(AgentID agent, Collection<Resource> volumes) {
		Call.CreateVolumes payload = Call.CreateVolumes.newBuilder().setAgentId(agent).addAllVolumes(volumes).build();
		return send(Call.newBuilder().setType(Call.Type.CREATE_VOLUMES).setCreateVolumes(payload).build()).then();
	}

	/**
	 * Destroy persistent volumes with all that is in them ({@code Call.DestroyVolumes},
	 * since 1.0).
	 * @param agent the agent that has them
	 * @param volumes the volumes as they are
	 * @return completes when the master has taken it on
	 */
	default Mono<Void> destroyVolumes(AgentID agent, Collection<Resource> volumes) {
		Call.DestroyVolumes payload = Call.DestroyVolumes.newBuilder().setAgentId(agent).addAllVolumes(volumes).build();
		return send(Call.newBuilder().setType(Call.Type.DESTROY_VOLUMES).setDestroyVolumes(payload).build()).then();
	}

	/**
	 * Make a persistent volume larger ({@code Call.GrowVolume}, since 1.6).
	 * @param agent the agent that has it
	 * @param volume the volume as it is
	 * @param addition the reserved disk to add
	 * @return completes when the master has taken it on
	 */
	default Mono<Void> growVolume(AgentID agent, Resource volume, Resource addition) {
		Call.GrowVolume payload = Call.GrowVolume.newBuilder()
			.setAgentId(agent)
			.setVolume(volume)
			.setAddition(addition)
			.build();
		return send(Call.newBuilder().setType(Call.Type.GROW_VOLUME).setGrowVolume(payload).build()).then();
	}

	/**
	 * Make a persistent volume smaller ({@code Call.ShrinkVolume}, since 1.6).
	 * @param agent the agent that has it
	 * @param volume the volume as it is
	 * @param subtract how much smaller, in megabytes
	 * @return completes when the master has taken it on
	 */
	default Mono<Void> shrinkVolume(AgentID agent, Resource volume, double subtract) {
		Call.ShrinkVolume payload = Call.ShrinkVolume.newBuilder()
			.setAgentId(agent)
			.setVolume(volume)
			.setSubtract(Value.Scalar.newBuilder().setValue(subtract))
			.build();
		return send(Call.newBuilder().setType(Call.Type.SHRINK_VOLUME).setShrinkVolume(payload).build()).then();
	}

}
