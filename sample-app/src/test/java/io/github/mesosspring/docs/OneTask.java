package io.github.mesosspring.docs;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.protocol.CommandInfo;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.Value;

import org.springframework.stereotype.Component;

@Component
class OneTask {

	private final AtomicBoolean launched = new AtomicBoolean();

	@MesosEventHandler
	void offers(List<Offer> offers, CallOperations calls) {
		for (Offer offer : offers) {
			if (this.launched.compareAndSet(false, true)) {
				calls.accept(List.of(offer.getId()), List.of(launch(offer)), null);
			}
			else {
				calls.decline(List.of(offer.getId()), null);
			}
		}
	}

	@MesosEventHandler
	void update(TaskStatus status) {
		System.out.println(status.getTaskId().getValue() + " is " + status.getState());
	}

	private static Offer.Operation launch(Offer offer) {
		TaskInfo task = TaskInfo.newBuilder()
			.setName("hello")
			.setTaskId(TaskID.newBuilder().setValue(UUID.randomUUID().toString()))
			.setAgentId(offer.getAgentId())
			.addResources(scalar("cpus", 0.1))
			.addResources(scalar("mem", 32))
			.setCommand(CommandInfo.newBuilder().setValue("echo hello"))
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
			.setAllocationInfo(Resource.AllocationInfo.newBuilder().setRole("*"))
			.build();
	}

}
