package io.github.mesosspring.call;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.Filters;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.KillPolicy;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.Request;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.OfferConstraints;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The calls a scheduler makes to the leading master. Thread-safe.
 * <p>
 * A call is handed over at once, whether or not the returned {@code Mono} is subscribed
 * to, and calls leave in the order in which these methods were called (acknowledgements
 * apart, which overtake). The {@code Mono} replays the outcome: it emits the answer of a
 * call that was accepted, and fails with a {@link CallRejectedException}, a
 * {@link CallNotSentException} or a {@link CallUnknownException} otherwise. It never
 * stays silent: the time to wait is bounded. {@code framework_id} and the stream id are
 * filled in.
 * <p>
 * Whoever does not care for the outcome need not subscribe: a failure is logged then. A
 * plain {@code subscribe()} says that somebody cares and does not say who, and Reactor
 * logs a failure as a dropped error; pass it a consumer of errors, or put
 * {@code onErrorComplete()} in front to ignore them.
 */
public interface CallOperations {

	/**
	 * Send any call but SUBSCRIBE.
	 * @param call the call, without {@code framework_id}
	 * @return its outcome
	 */
	Mono<CallResponse> send(Call call);

	/**
	 * Send any call but SUBSCRIBE and wait for its outcome.
	 * @param call the call, without {@code framework_id}
	 * @return the answer of a call that was accepted
	 * @throws CallException if the call was not accepted
	 * @throws IllegalStateException if the current thread must not block
	 */
	CallResponse sendAndAwait(Call call);

	/**
	 * Send any call but SUBSCRIBE, with a time of its own to wait.
	 * @param call the call, without {@code framework_id}
	 * @param timeout how long it may wait for its turn, and then, from when it leaves,
	 * for its answer
	 * @return its outcome
	 * @throws UnsupportedOperationException if the implementation cannot tell one call's
	 * time from another's
	 */
	default Mono<CallResponse> send(Call call, Duration timeout) {
		throw new UnsupportedOperationException("This implementation has one timeout for all calls");
	}

	/**
	 * Send any call but SUBSCRIBE, with a time of its own to wait, and wait for its
	 * outcome.
	 * @param call the call, without {@code framework_id}
	 * @param timeout how long it may wait for its turn, and then, from when it leaves,
	 * for its answer
	 * @return the answer of a call that was accepted
	 * @throws CallException if the call was not accepted
	 * @throws IllegalStateException if the current thread must not block
	 * @throws UnsupportedOperationException if the implementation cannot tell one call's
	 * time from another's
	 */
	default CallResponse sendAndAwait(Call call, Duration timeout) {
		throw new UnsupportedOperationException("This implementation has one timeout for all calls");
	}

	/**
	 * End the framework for good: its tasks are killed and its id can never be used
	 * again. The subscription stops.
	 */
	default Mono<CallResponse> teardown() {
		return send(Calls.teardown());
	}

	/**
	 * Use offers of one agent. Never repeated automatically.
	 * @param offers the ids of the offers; one that is void fails the call locally
	 * @param operations what to do with them, in order; none declines the offers
	 * @param filters for how long the rest is not to be offered again; {@code null} for
	 * the master's default of 5 s
	 */
	default Mono<CallResponse> accept(Collection<OfferID> offers, Collection<Offer.Operation> operations,
			@Nullable Filters filters) {
		return send(Calls.accept(offers, operations, filters));
	}

	/**
	 * Give offers back.
	 * @param offers the ids of the offers; those that are void are left out
	 * @param filters for how long they are not to be offered again; {@code null} for the
	 * master's default of 5 s
	 */
	default Mono<CallResponse> decline(Collection<OfferID> offers, @Nullable Filters filters) {
		return send(Calls.decline(offers, filters));
	}

	/**
	 * Agree to inverse offers. Recorded for the operator; obliges to nothing and moves no
	 * task.
	 * @param inverseOffers the ids of the inverse offers; one that is void fails the call
	 * locally
	 * @param filters for how long they are not to be sent again; {@code null} for the
	 * master's default of 5 s
	 */
	default Mono<CallResponse> acceptInverseOffers(Collection<OfferID> inverseOffers, @Nullable Filters filters) {
		return send(Calls.acceptInverseOffers(inverseOffers, filters));
	}

	/**
	 * Object to inverse offers. Recorded for the operator, who may ignore it.
	 * @param inverseOffers the ids of the inverse offers; those that are void are left
	 * out
	 * @param filters for how long they are not to be sent again; {@code null} for the
	 * master's default of 5 s
	 */
	default Mono<CallResponse> declineInverseOffers(Collection<OfferID> inverseOffers, @Nullable Filters filters) {
		return send(Calls.declineInverseOffers(inverseOffers, filters));
	}

	/**
	 * Ask for offers again: clears filters and suppression.
	 * @param roles the roles; none for all
	 */
	default Mono<CallResponse> revive(Collection<String> roles) {
		return send(Calls.revive(roles));
	}

	/**
	 * Ask for no more offers.
	 * @param roles the roles; none for all
	 */
	default Mono<CallResponse> suppress(Collection<String> roles) {
		return send(Calls.suppress(roles));
	}

	/**
	 * Kill a task. Repeat it until a terminal update arrives: nobody else does.
	 * @param task the task
	 * @param agent the agent it runs on, if known
	 * @param policy overrides the task's own policy, for executors that heed it
	 */
	default Mono<CallResponse> kill(TaskID task, @Nullable AgentID agent, @Nullable KillPolicy policy) {
		return send(Calls.kill(task, agent, policy));
	}

	/**
	 * Shut down an executor.
	 * @param executor the executor
	 * @param agent the agent it runs on
	 */
	default Mono<CallResponse> shutdown(ExecutorID executor, AgentID agent) {
		return send(Calls.shutdown(executor, agent));
	}

	/**
	 * Acknowledge a status update.
	 * @param status the status of the update, with its {@code uuid} and {@code agent_id}
	 */
	default Mono<CallResponse> acknowledge(TaskStatus status) {
		return send(Calls.acknowledge(status));
	}

	/**
	 * Ask for the state of tasks.
	 * @param tasks the tasks; none for all the master knows of
	 */
	default Mono<CallResponse> reconcile(Collection<Call.Reconcile.Task> tasks) {
		return send(Calls.reconcile(tasks));
	}

	/**
	 * Acknowledge a status update of an operation.
	 * @param status the status as it came; all ids are copied from it
	 */
	default Mono<CallResponse> acknowledgeOperation(OperationStatus status) {
		return send(Calls.acknowledgeOperation(status));
	}

	/**
	 * Ask for the state of operations.
	 * @param operations the operations; none for all of the framework
	 */
	default Mono<CallResponse> reconcileOperations(Collection<Call.ReconcileOperations.Operation> operations) {
		return send(Calls.reconcileOperations(operations));
	}

	/**
	 * Replace what the framework told the master about itself, without a new
	 * subscription. What is left out is gone: this is no patch. Masters refuse other
	 * values of {@code user}, {@code checkpoint} and {@code principal}.
	 * @param info the whole FrameworkInfo; its {@code id} may be left out
	 * @param suppressedRoles the roles for which it wants no offers
	 * @param constraints which agents it wants to be offered; {@code null} for all
	 */
	default Mono<CallResponse> updateFramework(FrameworkInfo info, Collection<String> suppressedRoles,
			@Nullable OfferConstraints constraints) {
		return send(Calls.updateFramework(info, suppressedRoles, constraints));
	}

	/**
	 * Send bytes to an executor, best effort.
	 * @param executor the executor
	 * @param agent the agent it runs on
	 * @param data the bytes
	 */
	default Mono<CallResponse> message(ExecutorID executor, AgentID agent, byte[] data) {
		return send(Calls.message(executor, agent, data));
	}

	/**
	 * Request resources. The built-in allocator ignores it.
	 * @param requests the requests
	 */
	default Mono<CallResponse> request(List<Request> requests) {
		return send(Calls.request(requests));
	}

}
