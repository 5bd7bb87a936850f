package io.github.mesosspring.simulation;

import java.util.concurrent.TimeUnit;

import io.github.mesosspring.protocol.Filters;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;

/**
 * What a master does about a call it takes.
 */
final class Desk {

	private final World world;

	private final MasterProcess master;

	Desk(World world, MasterProcess master) {
		this.world = world;
		this.master = master;
	}

	void act(Call call, RegisteredFramework framework, EventStream stream) {
		switch (call.getType()) {
			case ACCEPT -> accept(call.getAccept(), framework, stream);
			case DECLINE -> call.getDecline()
				.getOfferIdsList()
				.forEach((offer) -> decline(offer, framework, call.getDecline().getFilters()));
			case ACKNOWLEDGE -> acknowledge(call.getAcknowledge());
			case KILL -> kill(call.getKill().getTaskId().getValue(), stream);
			case RECONCILE -> reconcile(call.getReconcile(), framework, stream);
			case REVIVE -> framework.suppress(false);
			case SUPPRESS -> framework.suppress(true);
			case TEARDOWN -> this.master.complete(framework.id());
			default -> {
			}
		}
	}

	private void accept(Call.Accept accept, RegisteredFramework framework, EventStream stream) {
		boolean valid = accept.getOfferIdsList()
			.stream()
			.allMatch((offer) -> framework.offers().containsKey(offer.getValue()));
		for (Offer.Operation operation : accept.getOperationsList()) {
			for (TaskInfo task : operation.getLaunch().getTaskInfosList()) {
				String name = task.getTaskId().getValue();
				if (valid) {
					agent(task.getAgentId().getValue()).launch(name, framework.id());
				}
				else {
					tell(stream, Messages.status(name, task.getAgentId().getValue(), TaskState.TASK_DROPPED).build());
				}
			}
		}
		accept.getOfferIdsList().forEach((offer) -> decline(offer, framework, accept.getFilters()));
	}

	private void decline(OfferID offer, RegisteredFramework framework, Filters filters) {
		SimulatedAgent agent = framework.offers().remove(offer.getValue());
		if (agent != null) {
			framework.filters()
				.put(agent, this.world.scheduler().nanos()
						+ (long) (filters.getRefuseSeconds() * TimeUnit.SECONDS.toNanos(1)));
		}
	}

	private void acknowledge(Call.Acknowledge acknowledge) {
		SimulatedAgent agent = agent(acknowledge.getAgentId().getValue());
		if (agent.isRegisteredWith(this.master) && !this.world.faults().strikes(Fault.ACKNOWLEDGEMENT_LOST, 0.3)) {
			this.world.later(() -> agent.acknowledged(acknowledge.getTaskId().getValue(), acknowledge.getUuid()));
		}
	}

	private void kill(String name, EventStream stream) {
		SimulatedTask task = task(name);
		if (task != null) {
			task.become(TaskState.TASK_KILLED);
		}
		else {
			answer(name, "", stream);
		}
	}

	private void reconcile(Call.Reconcile reconcile, RegisteredFramework framework, EventStream stream) {
		if (reconcile.getTasksCount() > 0) {
			reconcile.getTasksList()
				.forEach((task) -> answer(task.getTaskId().getValue(), task.getAgentId().getValue(), stream));
			return;
		}
		for (SimulatedAgent agent : this.master.agents()) {
			agent.tasks()
				.stream()
				.filter((task) -> task.framework().equals(framework.id()))
				.forEach((task) -> answer(task.name(), agent.name(), stream));
		}
	}

	/**
	 * As long as an agent has not registered, nothing is said of tasks that may run on
	 * it.
	 */
	private void answer(String name, String agent, EventStream stream) {
		SimulatedTask task = task(name);
		if (task != null) {
			tell(stream, Messages.status(name, agent, task.state()).build());
		}
		else if (this.master.agents().size() == this.world.cluster().agents().size()) {
			tell(stream, Messages.status(name, agent, TaskState.TASK_UNKNOWN).build());
		}
	}

	private SimulatedTask task(String name) {
		return this.master.agents()
			.stream()
			.map((agent) -> agent.task(name))
			.filter((task) -> task != null)
			.findFirst()
			.orElse(null);
	}

	private SimulatedAgent agent(String name) {
		return this.world.cluster()
			.agents()
			.stream()
			.filter((agent) -> agent.name().equals(name))
			.findFirst()
			.orElseThrow();
	}

	private static void tell(EventStream stream, TaskStatus status) {
		stream.send(Messages.update(status, stream.label()));
	}

}
