package io.github.mesosspring.sample.scheduling;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.call.CallResponse;
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
 * Keeps the calls that were made, and answers them as told.
 */
public class FakeCalls implements CallOperations {

	private final List<Call> calls = new CopyOnWriteArrayList<>();

	private volatile Function<Call, Mono<CallResponse>> answer = (call) -> Mono
		.just(new CallResponse(202, new byte[0]));

	void answer(Function<Call, Mono<CallResponse>> answer) {
		this.answer = answer;
	}

	public List<Call> made(Call.Type type) {
		return this.calls.stream().filter((call) -> call.getType() == type).toList();
	}

	public List<Call.Type> types() {
		return this.calls.stream().map(Call::getType).toList();
	}

	public void forget() {
		this.calls.clear();
	}

	List<String> reconciled() {
		List<String> ids = new ArrayList<>();
		made(Call.Type.RECONCILE).forEach((call) -> call.getReconcile()
			.getTasksList()
			.forEach((task) -> ids.add(task.getTaskId().getValue() + "@" + task.getAgentId().getValue())));
		return ids;
	}

	@Override
	public Mono<CallResponse> send(Call call) {
		this.calls.add(call);
		return this.answer.apply(call);
	}

	@Override
	public CallResponse sendAndAwait(Call call) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Mono<CallResponse> teardown() {
		throw new UnsupportedOperationException();
	}

	@Override
	public Mono<CallResponse> accept(Collection<OfferID> offers, Collection<Offer.Operation> operations,
			@Nullable Filters filters) {
		Call.Accept.Builder accept = Call.Accept.newBuilder().addAllOfferIds(offers).addAllOperations(operations);
		if (filters != null) {
			accept.setFilters(filters);
		}
		return send(Call.newBuilder().setType(Call.Type.ACCEPT).setAccept(accept).build());
	}

	@Override
	public Mono<CallResponse> decline(Collection<OfferID> offers, @Nullable Filters filters) {
		Call.Decline.Builder decline = Call.Decline.newBuilder().addAllOfferIds(offers);
		if (filters != null) {
			decline.setFilters(filters);
		}
		return send(Call.newBuilder().setType(Call.Type.DECLINE).setDecline(decline).build());
	}

	@Override
	public Mono<CallResponse> revive(Collection<String> roles) {
		return send(Call.newBuilder().setType(Call.Type.REVIVE).build());
	}

	@Override
	public Mono<CallResponse> suppress(Collection<String> roles) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Mono<CallResponse> kill(TaskID task, @Nullable AgentID agent, @Nullable KillPolicy policy) {
		Call.Kill.Builder kill = Call.Kill.newBuilder().setTaskId(task);
		if (agent != null) {
			kill.setAgentId(agent);
		}
		return send(Call.newBuilder().setType(Call.Type.KILL).setKill(kill).build());
	}

	@Override
	public Mono<CallResponse> shutdown(ExecutorID executor, AgentID agent) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Mono<CallResponse> acknowledge(TaskStatus status) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Mono<CallResponse> reconcile(Collection<Call.Reconcile.Task> tasks) {
		return send(Call.newBuilder()
			.setType(Call.Type.RECONCILE)
			.setReconcile(Call.Reconcile.newBuilder().addAllTasks(tasks))
			.build());
	}

	@Override
	public Mono<CallResponse> message(ExecutorID executor, AgentID agent, byte[] data) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Mono<CallResponse> request(List<Request> requests) {
		throw new UnsupportedOperationException();
	}

}
