package io.github.mesosspring.operator;

import java.time.Duration;

import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.master.Call;
import io.github.mesosspring.protocol.master.Response;
import reactor.core.publisher.Mono;

/**
 * What the leading master can do with an agent: drain it, keep it from being offered, let
 * it back in, or give it up.
 */
public interface AgentLifecycleOperations extends OperatorCalls<Call, Response> {

	/**
	 * Drain an agent, with the grace periods of its tasks, and keep it
	 * ({@code Call.DrainAgent}, since 1.9). Progress shows in
	 * {@link ClusterStateOperations#getAgents()} as {@code drain_info}. Rejected with 400
	 * if the agent is unknown, cannot be drained, or is in the maintenance schedule, and
	 * with 409 if it is being marked gone.
	 * @param agent the agent
	 * @return completes when draining has begun
	 */
	default Mono<Void> drainAgent(AgentID agent) {
		return drainAgent(Call.DrainAgent.newBuilder().setAgentId(agent).build());
	}

	/**
	 * Drain an agent in a limited time ({@code Call.DrainAgent}, since 1.9), as
	 * {@link #drainAgent(AgentID)} does.
	 * @param agent the agent
	 * @param maxGracePeriod the most a task is given to end after it was told to
	 * @param markGone whether to mark the agent gone in the end; it can never come back
	 * then
	 * @return completes when draining has begun
	 */
	default Mono<Void> drainAgent(AgentID agent, Duration maxGracePeriod, boolean markGone) {
		com.google.protobuf.Duration period = com.google.protobuf.Duration.newBuilder()
			.setSeconds(maxGracePeriod.getSeconds())
			.setNanos(maxGracePeriod.getNano())
			.build();
		return drainAgent(
				Call.DrainAgent.newBuilder().setAgentId(agent).setMaxGracePeriod(period).setMarkGone(markGone).build());
	}

	private Mono<Void> drainAgent(Call.DrainAgent payload) {
		return send(Call.newBuilder().setType(Call.Type.DRAIN_AGENT).setDrainAgent(payload).build()).then();
	}

	/**
	 * Offer no more of an agent, and leave its tasks alone ({@code Call.DeactivateAgent},
	 * since 1.9). Rejected with 400 if the agent is unknown, and with 409 if it was
	 * removed meanwhile.
	 * @param agent the agent
	 * @return completes when that is done
	 */
	default Mono<Void> deactivateAgent(AgentID agent) {
		Call.DeactivateAgent payload = Call.DeactivateAgent.newBuilder().setAgentId(agent).build();
		return send(Call.newBuilder().setType(Call.Type.DEACTIVATE_AGENT).setDeactivateAgent(payload).build()).then();
	}

	/**
	 * Offer an agent again that was deactivated or drained ({@code Call.ReactivateAgent},
	 * since 1.9). Rejected with 400 if the agent is unknown, not deactivated, or still
	 * draining, and with 409 if it was removed meanwhile.
	 * @param agent the agent
	 * @return completes when that is done
	 */
	default Mono<Void> reactivateAgent(AgentID agent) {
		Call.ReactivateAgent payload = Call.ReactivateAgent.newBuilder().setAgentId(agent).build();
		return send(Call.newBuilder().setType(Call.Type.REACTIVATE_AGENT).setReactivateAgent(payload).build()).then();
	}

	/**
	 * Declare that an agent and all its tasks are gone for good
	 * ({@code Call.MarkAgentGone}, since 1.5). It can never come back, and a task that
	 * runs on nevertheless belongs to nobody. Rejected with 404 if the agent is unknown,
	 * and with 503 while the master is doing something else with it.
	 * @param agent the agent
	 * @return completes when that is done, or had been done before
	 */
	default Mono<Void> markAgentGone(AgentID agent) {
		Call.MarkAgentGone payload = Call.MarkAgentGone.newBuilder().setAgentId(agent).build();
		return send(Call.newBuilder().setType(Call.Type.MARK_AGENT_GONE).setMarkAgentGone(payload).build()).then();
	}

}
