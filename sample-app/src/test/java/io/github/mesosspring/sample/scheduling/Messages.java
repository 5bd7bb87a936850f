package io.github.mesosspring.sample.scheduling;

import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.Value;
import io.github.mesosspring.protocol.scheduler.Event;

/**
 * Messages as a master sends them.
 */
final class Messages {

	private Messages() {
	}

	static Offer offer(String id, double cpus, double memory) {
		return offer(id, scalar("cpus", cpus), scalar("mem", memory), scalar("disk", 1000));
	}

	static Offer offer(String id, Resource... resources) {
		Offer.Builder offer = Offer.newBuilder()
			.setId(OfferID.newBuilder().setValue(id))
			.setFrameworkId(FrameworkID.newBuilder().setValue("F"))
			.setAgentId(AgentID.newBuilder().setValue("agent of " + id))
			.setHostname("host of " + id);
		for (Resource resource : resources) {
			offer.addResources(resource);
		}
		return offer.build();
	}

	static Resource scalar(String name, double value) {
		return Resource.newBuilder()
			.setName(name)
			.setType(Value.Type.SCALAR)
			.setScalar(Value.Scalar.newBuilder().setValue(value))
			.setAllocationInfo(Resource.AllocationInfo.newBuilder().setRole("*"))
			.build();
	}

	static TaskStatus status(String taskId, TaskState state) {
		return TaskStatus.newBuilder().setTaskId(TaskID.newBuilder().setValue(taskId)).setState(state).build();
	}

	static TaskStatus answer(String taskId, TaskState state) {
		return status(taskId, state).toBuilder()
			.setSource(TaskStatus.Source.SOURCE_MASTER)
			.setReason(TaskStatus.Reason.REASON_RECONCILIATION)
			.setMessage("Reconciliation: answered")
			.build();
	}

	static Event.Subscribed subscribed(String frameworkId) {
		return Event.Subscribed.newBuilder().setFrameworkId(FrameworkID.newBuilder().setValue(frameworkId)).build();
	}

}
