package io.github.mesosspring.autoconfigure.frameworks;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.call.CallTemplate;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.protocol.CommandInfo;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.Value;
import io.github.mesosspring.protocol.scheduler.Event;

/**
 * Runs one task with each of the frameworks {@code default}, {@code batch} and
 * {@code web}, and notes what came to whose handlers.
 */
class OneTaskEach {

	/** By framework: the ids it was subscribed with. */
	final Map<String, List<String>> ids = new ConcurrentHashMap<>();

	/** By framework: the frameworks its offers were made to. */
	final Map<String, List<String>> offered = new ConcurrentHashMap<>();

	/** By framework: the tasks that finished. */
	final Map<String, List<String>> finished = new ConcurrentHashMap<>();

	@MesosEventHandler
	void subscribed(Event.Subscribed event) {
		note(this.ids, "default", event.getFrameworkId().getValue());
	}

	@MesosEventHandler(framework = "batch")
	void batchSubscribed(Event.Subscribed event) {
		note(this.ids, "batch", event.getFrameworkId().getValue());
	}

	@MesosEventHandler(framework = "web")
	void webSubscribed(Event.Subscribed event) {
		note(this.ids, "web", event.getFrameworkId().getValue());
	}

	@MesosEventHandler
	void offers(Offer offer, CallTemplate calls) {
		offered("default", offer, calls);
	}

	@MesosEventHandler(framework = "batch")
	void batchOffers(Offer offer, CallTemplate calls) {
		offered("batch", offer, calls);
	}

	@MesosEventHandler(types = MesosEventType.OFFERS, framework = "web")
	void webOffers(Offer offer, CallOperations calls) {
		offered("web", offer, calls);
	}

	@MesosEventHandler
	void updated(TaskStatus status) {
		updated("default", status);
	}

	@MesosEventHandler(framework = "batch")
	void batchUpdated(TaskStatus status) {
		updated("batch", status);
	}

	@MesosEventHandler(framework = "web")
	void webUpdated(TaskStatus status) {
		updated("web", status);
	}

	private void offered(String framework, Offer offer, CallOperations calls) {
		note(this.offered, framework, offer.getFrameworkId().getValue());
		if (this.offered.get(framework).size() > 1) {
			calls.decline(List.of(offer.getId()), null);
			return;
		}
		TaskInfo task = TaskInfo.newBuilder()
			.setName(framework)
			.setTaskId(TaskID.newBuilder().setValue(framework))
			.setAgentId(offer.getAgentId())
			.setCommand(CommandInfo.newBuilder().setValue("true"))
			.addResources(scalar("cpus", 0.1, offer))
			.addResources(scalar("mem", 32, offer))
			.build();
		Offer.Operation launch = Offer.Operation.newBuilder()
			.setType(Offer.Operation.Type.LAUNCH)
			.setLaunch(Offer.Operation.Launch.newBuilder().addTaskInfos(task))
			.build();
		calls.accept(List.of(offer.getId()), List.of(launch), null);
	}

	private void updated(String framework, TaskStatus status) {
		if (status.getState() == TaskState.TASK_FINISHED) {
			note(this.finished, framework, status.getTaskId().getValue());
		}
	}

	private static void note(Map<String, List<String>> notes, String framework, String value) {
		notes.computeIfAbsent(framework, (key) -> new CopyOnWriteArrayList<>()).add(value);
	}

	private static Resource scalar(String name, double value, Offer offer) {
		return Resource.newBuilder()
			.setName(name)
			.setType(Value.Type.SCALAR)
			.setScalar(Value.Scalar.newBuilder().setValue(value))
			.setAllocationInfo(offer.getAllocationInfo())
			.build();
	}

}
