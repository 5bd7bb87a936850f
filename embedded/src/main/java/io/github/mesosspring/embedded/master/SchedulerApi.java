package io.github.mesosspring.embedded.master;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.mesosspring.embedded.agent.Agent;
import io.github.mesosspring.embedded.agent.AgentReport;
import io.github.mesosspring.embedded.fault.StreamRegistry;
import io.github.mesosspring.embedded.http.EventStream;
import io.github.mesosspring.embedded.http.HttpAnswer;
import io.github.mesosspring.embedded.journal.MasterJournal;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.allocator.InverseOfferStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * The scheduler API behind the checks that need no state. Belongs to the master thread.
 */
final class SchedulerApi {

	/**
	 * How long the answer to TEARDOWN waits for a scheduler that does not read the end of
	 * its stream.
	 */
	private static final Duration LAST_CHUNK_TIMEOUT = Duration.ofSeconds(1);

	private final ClusterState cluster;

	private final Scheduler scheduler;

	private final Allocator allocator;

	private final Subscriptions subscriptions;

	private final AcceptHandler acceptHandler;

	private final TaskCalls taskCalls;

	private final InverseOffers inverseOffers;

	private final OperatorCalls operatorCalls;

	private final OperationCalls operationCalls;

	SchedulerApi(ClusterState cluster, MasterSettings settings, Scheduler scheduler, StreamRegistry streams,
			MasterJournal journal) {
		this.cluster = cluster;
		this.scheduler = scheduler;
		this.allocator = new Allocator(cluster);
		this.subscriptions = new Subscriptions(cluster, this.allocator, scheduler, settings.heartbeatInterval(),
				streams, journal);
		this.acceptHandler = new AcceptHandler(cluster, settings.allocationInterval().toNanos());
		this.taskCalls = new TaskCalls(cluster);
		this.operationCalls = new OperationCalls(cluster);
		this.inverseOffers = new InverseOffers(cluster);
		this.operatorCalls = new OperatorCalls(cluster, settings, scheduler, this.allocator,
				(framework) -> tearDown(framework, 200));
	}

	/**
	 * The master is gone: stop all timers.
	 */
	void close() {
		this.subscriptions.close();
		this.operatorCalls.close();
		this.cluster.close();
	}

	OperationCalls operations() {
		return this.operationCalls;
	}

	TaskCalls tasks() {
		return this.taskCalls;
	}

	OperatorCalls operatorCalls() {
		return this.operatorCalls;
	}

	void registered(Agent agent, AgentReport report) {
		if (!this.operatorCalls.admits(agent)) {
			agent.shutdown();
			return;
		}
		boolean known = this.cluster.agent(agent.info().getId()) != null;
		AgentRecord record = this.cluster.register(agent, report);
		if (known) {
			this.allocator.allocate();
		}
		else if (record != null) {
			this.allocator.allocate(record);
		}
	}

	void allocate() {
		this.allocator.allocate();
	}

	void closed(EventStream stream) {
		this.subscriptions.closed(stream);
		this.operatorCalls.closed(stream);
	}

	/**
	 * The name of the framework that makes a call, empty if it is unknown.
	 */
	String nameOf(Call call) {
		if (call.hasSubscribe()) {
			return call.getSubscribe().getFrameworkInfo().getName();
		}
		Framework framework = this.cluster.frameworks().get(call.getFrameworkId());
		return (framework != null) ? framework.info().getName() : "";
	}

	HttpAnswer handle(SchedulerRequest request) {
		Call call = request.call();
		if (call.getType() == Call.Type.SUBSCRIBE) {
			return new HttpAnswer.Subscription(
					this.subscriptions.subscribe(call.getSubscribe(), request.codec(), request.principal()));
		}
		Framework framework = this.cluster.frameworks().get(call.getFrameworkId());
		if (framework == null) {
			return HttpAnswer.text(400, "Framework cannot be found");
		}
		HttpAnswer refusal = refusal(request, framework);
		if (refusal != null) {
			return refusal;
		}
		if (call.getType() == Call.Type.RECONCILE_OPERATIONS && this.cluster.profile().answersOperationsAtOnce()) {
			return HttpAnswer.message(request.codec(),
					this.operationCalls.answer(framework, call.getReconcileOperations()));
		}
		return execute(call, framework);
	}

	private @Nullable HttpAnswer refusal(SchedulerRequest request, Framework framework) {
		String principal = request.principal();
		if (principal != null && !principal.equals(framework.info().getPrincipal())) {
			return HttpAnswer.text(400, CallValidation.wrongPrincipal(principal, framework.info().getPrincipal()));
		}
		EventStream stream = framework.stream();
		if (stream == null) {
			return HttpAnswer.text(403, "Framework is not subscribed");
		}
		if (request.call().getType() == Call.Type.UNKNOWN) {
			throw new MasterAbortedException("a subscribed framework made a call of type UNKNOWN");
		}
		if (!this.cluster.profile().usesStreamIds()) {
			return null;
		}
		if (request.streamId() == null) {
			return HttpAnswer.text(400, "All non-subscribe calls should include the 'Mesos-Stream-Id' header");
		}
		return request.streamId().equals(stream.id()) ? null : HttpAnswer.text(400,
				this.cluster.profile().wrongStreamId(request.streamId(), framework.id().getValue()));
	}

	private HttpAnswer execute(Call call, Framework framework) {
		switch (call.getType()) {
			case TEARDOWN -> {
				return tearDown(framework, 202);
			}
			case UPDATE_FRAMEWORK -> {
				return update(framework, call.getUpdateFramework());
			}
			case ACCEPT -> this.acceptHandler.accept(framework, call.getAccept());
			case DECLINE -> this.acceptHandler.decline(call.getDecline());
			case ACCEPT_INVERSE_OFFERS ->
				this.inverseOffers.answer(framework, call.getAcceptInverseOffers().getInverseOfferIdsList(),
						InverseOfferStatus.Status.ACCEPT, call.getAcceptInverseOffers().getFilters());
			case DECLINE_INVERSE_OFFERS ->
				this.inverseOffers.answer(framework, call.getDeclineInverseOffers().getInverseOfferIdsList(),
						InverseOfferStatus.Status.DECLINE, call.getDeclineInverseOffers().getFilters());
			case REVIVE -> revive(framework, call.getRevive().getRolesList());
			case SUPPRESS -> {
				Set<String> roles = roles(framework, call.getSuppress().getRolesList());
				if (roles != null) {
					framework.suppress(roles);
				}
			}
			case ACKNOWLEDGE_OPERATION_STATUS ->
				this.operationCalls.acknowledge(framework, call.getAcknowledgeOperationStatus());
			case RECONCILE_OPERATIONS -> this.operationCalls.reconcile(framework, call.getReconcileOperations());
			default -> this.taskCalls.execute(framework, call);
		}
		return HttpAnswer.empty(202);
	}

	private HttpAnswer tearDown(Framework framework, int status) {
		EventStream stream = framework.stream();
		this.subscriptions.remove(framework);
		Mono<Void> lastChunk = (stream != null) ? stream.written() : Mono.empty();
		return HttpAnswer.empty(status).after(lastChunk.timeout(LAST_CHUNK_TIMEOUT, Mono.empty(), this.scheduler));
	}

	private void revive(Framework framework, List<String> named) {
		Set<String> roles = roles(framework, named);
		if (roles != null) {
			framework.revive(roles);
			if (!this.cluster.profile().revivesByRole()) {
				framework.filters().clear();
			}
			this.allocator.allocate();
		}
	}

	/**
	 * The roles that a call is about; {@code null} if one of them is not the framework's,
	 * which voids the call.
	 */
	private static @Nullable Set<String> roles(Framework framework, List<String> named) {
		if (named.isEmpty()) {
			return framework.roles();
		}
		return framework.roles().containsAll(named) ? new HashSet<>(named) : null;
	}

	private HttpAnswer update(Framework framework, Call.UpdateFramework update) {
		FrameworkInfo info = update.getFrameworkInfo();
		String error = FrameworkInfoValidation.validate(info);
		if (error != null) {
			return HttpAnswer.text(400, "Supplied FrameworkInfo is not valid: " + error);
		}
		error = changes(framework.info(), info);
		if (error != null) {
			return HttpAnswer.text(400, "FrameworkInfo update is not valid: " + error);
		}
		error = FrameworkInfoValidation.validateRoles(info, update.getSuppressedRolesList(),
				update.getOfferConstraints(), this.cluster.profile());
		if (error != null) {
			return HttpAnswer.text(400, "'UpdateFramework' call is not valid: " + error);
		}
		FrameworkInfo before = framework.info();
		framework.update(info, update.getSuppressedRolesList());
		framework.constrain(OfferConstraintsFilter.of(update.getOfferConstraints()));
		for (OutstandingOffer offer : this.cluster.offers().of(framework.id())) {
			if (!framework.roles().contains(offer.role())) {
				this.cluster.offers().discard(offer);
				framework.send(Events.rescind(offer.id()));
			}
		}
		if (!framework.info().equals(before) || !this.cluster.profile().broadcastsOnlyChanges()) {
			this.cluster.agents().forEach((agent) -> agent.agent().frameworkUpdated(framework.info()));
			this.cluster.events().frameworkUpdated(framework);
		}
		this.allocator.allocate();
		return HttpAnswer.empty(200);
	}

	private static @Nullable String changes(FrameworkInfo current, FrameworkInfo next) {
		if (!current.getPrincipal().equals(next.getPrincipal())) {
			return "Changing framework's principal is not allowed.";
		}
		if (!current.getUser().equals(next.getUser())) {
			return "Updating 'FrameworkInfo.user' is unsupported; attempted to update from '" + current.getUser()
					+ "' to '" + next.getUser() + "'";
		}
		return (current.getCheckpoint() == next.getCheckpoint()) ? null
				: "Updating 'FrameworkInfo.checkpoint' is unsupported; attempted to update from '"
						+ current.getCheckpoint() + "' to '" + next.getCheckpoint() + "'";
	}

}
