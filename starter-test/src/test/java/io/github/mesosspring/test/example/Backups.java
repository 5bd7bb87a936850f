package io.github.mesosspring.test.example;

import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.protocol.CommandInfo;
import io.github.mesosspring.protocol.Filters;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.Value;

import org.springframework.stereotype.Component;

/**
 * Runs one task for each database it is given, and again until the task finishes.
 */
// tag::framework[]
@Component
class Backups {

	private final CallOperations calls;

	private final Queue<String> waiting = new ConcurrentLinkedQueue<>();

	private final Set<String> done = ConcurrentHashMap.newKeySet();

	Backups(CallOperations calls) {
		this.calls = calls;
	}

	void add(String database) {
		this.waiting.add(database);
		// Fails while there is no subscription; the next one begins with offers anyway.
		this.calls.revive(List.of()).onErrorComplete().subscribe();
	}

	void cancel(TaskID task) {
		this.calls.kill(task, null, null);
	}

	Set<String> done() {
		return this.done;
	}

	@MesosEventHandler
	void offers(List<Offer> offers) {
		for (Offer offer : offers) {
			String database = this.waiting.poll();
			if (database != null) {
				this.calls.accept(List.of(offer.getId()), List.of(launch(database, offer)), null);
			}
			else {
				this.calls.decline(List.of(offer.getId()), Filters.newBuilder().setRefuseSeconds(3600).build());
			}
		}
	}

	@MesosEventHandler
	void update(TaskStatus status) {
		String database = status.getTaskId().getValue().split("\\.")[0];
		switch (status.getState()) {
			case TASK_FINISHED -> this.done.add(database);
			case TASK_FAILED, TASK_LOST, TASK_DROPPED, TASK_GONE -> add(database);
			default -> {
			}
		}
	}

	private static Offer.Operation launch(String database, Offer offer) {
		TaskInfo task = TaskInfo.newBuilder()
			.setName(database)
			.setTaskId(TaskID.newBuilder().setValue(database + "." + UUID.randomUUID()))
			.setAgentId(offer.getAgentId())
			.addResources(scalar("cpus", 1))
			.addResources(scalar("mem", 128))
			.setCommand(CommandInfo.newBuilder().setValue("backup " + database))
			.build();
		return Offer.Operation.newBuilder()
			.setType(Offer.Operation.Type.LAUNCH)
			.setLaunch(Offer.Operation.Launch.newBuilder().addTaskInfos(task))
			.build();
	}

	private static Resource scalar(String name, double value) {
		return Resource.newBuilder()
			.setName(name)
			.setType(Value.Type.SCALAR)
			.setScalar(Value.Scalar.newBuilder().setValue(value))
			.build();
	}

}
// end::framework[]
