package io.github.mesosspring.docs;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.CommandInfo;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.Value;

final class EchoLaunch {

	private EchoLaunch() {
	}

	static TaskInfo task(Offer offer) {
		ExecutorInfo executor = ExecutorInfo.newBuilder()
			.setType(ExecutorInfo.Type.CUSTOM)
			.setExecutorId(ExecutorID.newBuilder().setValue("my-executor"))
			.setCommand(CommandInfo.newBuilder()
				.addUris(CommandInfo.URI.newBuilder().setValue("https://repo.example.com/my-executor.jar"))
				.setValue("exec java -XX:MaxRAMPercentage=70 -jar my-executor.jar"))
			.addResources(cpus(0.2))
			.addResources(mem(256))
			.build();
		TaskInfo task = TaskInfo.newBuilder()
			.setName("hello")
			.setTaskId(TaskID.newBuilder().setValue("hello-1"))
			.setAgentId(offer.getAgentId())
			.setExecutor(executor)
			.setData(ByteString.copyFromUtf8("hello"))
			.addResources(cpus(0.1))
			.addResources(mem(32))
			.build();
		return task;
	}

	private static Resource cpus(double value) {
		return scalar("cpus", value);
	}

	private static Resource mem(double value) {
		return scalar("mem", value);
	}

	private static Resource scalar(String name, double value) {
		return Resource.newBuilder()
			.setName(name)
			.setType(Value.Type.SCALAR)
			.setScalar(Value.Scalar.newBuilder().setValue(value))
			.build();
	}

}
