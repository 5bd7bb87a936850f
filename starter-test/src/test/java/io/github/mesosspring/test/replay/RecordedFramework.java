package io.github.mesosspring.test.replay;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.protocol.CommandInfo;
import io.github.mesosspring.protocol.Environment;
import io.github.mesosspring.protocol.Filters;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.Value;

/**
 * A framework that runs one task, and knows a password.
 */
class RecordedFramework {

	static final String PASSWORD = "hunter2";

	private final CallOperations calls;

	private final AtomicBoolean launched = new AtomicBoolean();

	final List<String> offers = new CopyOnWriteArrayList<>();

	final List<String> updates = new CopyOnWriteArrayList<>();

	RecordedFramework(CallOperations calls) {
		this.calls = calls;
	}

	@MesosEventHandler
	void offered(Offer offer) {
		this.offers.add(offer.getId().getValue() + " on " + offer.getHostname());
		if (this.launched.compareAndSet(false, true)) {
			this.calls.accept(List.of(offer.getId()), List.of(launch(offer)), null);
		}
		else {
			this.calls.decline(List.of(offer.getId()), Filters.newBuilder().setRefuseSeconds(3600).build());
		}
	}

	@MesosEventHandler
	void updated(TaskStatus status) {
		this.updates.add(status.getTaskId().getValue() + " " + status.getState());
	}

	private static Offer.Operation launch(Offer offer) {
		TaskInfo task = TaskInfo.newBuilder()
			.setName("hello")
			.setTaskId(TaskID.newBuilder().setValue("hello-1"))
			.setAgentId(offer.getAgentId())
			.setCommand(CommandInfo.newBuilder()
				.setValue("echo hello")
				.setEnvironment(Environment.newBuilder()
					.addVariables(Environment.Variable.newBuilder().setName("DB_PASSWORD").setValue(PASSWORD))))
			.addResources(scalar("cpus", 0.1))
			.addResources(scalar("mem", 32))
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
