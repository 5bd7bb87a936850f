package io.github.mesosspring.event;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.call.CallResponse;
import io.github.mesosspring.call.Calls;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.Filters;
import io.github.mesosspring.protocol.KillPolicy;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.Request;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Accepts every call and remembers it.
 */
class RecordingCalls implements CallOperations {

	final List<Call> sent = new CopyOnWriteArrayList<>();

	List<Call> sent(Call.Type type) {
		return this.sent.stream().filter((call) -> call.getType() == type).toList();
	}

	@Override
	public Mono<CallResponse> send(Call call) {
		this.sent.add(call);
		return Mono.just(new CallResponse(202, new byte[0]));
	}

	@Override
	public CallResponse sendAndAwait(Call call) {
		return send(call).block();
	}

	@Override
	public Mono<CallResponse> teardown() {
		return send(Calls.teardown());
	}

	@Override
	public Mono<CallResponse> accept(Collection<OfferID> offers, Collection<Offer.Operation> operations,
			@Nullable Filters filters) {
		return send(Calls.accept(offers, operations, filters));
	}

	@Override
	public Mono<CallResponse> decline(Collection<OfferID> offers, @Nullable Filters filters) {
		return send(Calls.decline(offers, filters));
	}

	@Override
	public Mono<CallResponse> revive(Collection<String> roles) {
		return send(Calls.revive(roles));
	}

	@Override
	public Mono<CallResponse> suppress(Collection<String> roles) {
		return send(Calls.suppress(roles));
	}

	@Override
	public Mono<CallResponse> kill(TaskID task, @Nullable AgentID agent, @Nullable KillPolicy policy) {
		return send(Calls.kill(task, agent, policy));
	}

	@Override
	public Mono<CallResponse> shutdown(ExecutorID executor, AgentID agent) {
		return send(Calls.shutdown(executor, agent));
	}

	@Override
	public Mono<CallResponse> acknowledge(TaskStatus status) {
		return send(Calls.acknowledge(status));
	}

	@Override
	public Mono<CallResponse> reconcile(Collection<Call.Reconcile.Task> tasks) {
		return send(Calls.reconcile(tasks));
	}

	@Override
	public Mono<CallResponse> message(ExecutorID executor, AgentID agent, byte[] data) {
		return send(Calls.message(executor, agent, data));
	}

	@Override
	public Mono<CallResponse> request(List<Request> requests) {
		return send(Calls.request(requests));
	}

}
