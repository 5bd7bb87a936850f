package io.github.mesosspring.benchmarks.client;

import java.nio.ByteBuffer;
import java.util.UUID;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;

/**
 * Statuses to acknowledge.
 */
final class Statuses {

	private static final long VERSION = UUID.nameUUIDFromBytes(new byte[] { 1 }).getMostSignificantBits();

	private Statuses() {
	}

	static TaskStatus of(int number) {
		return TaskStatus.newBuilder()
			.setTaskId(TaskID.newBuilder().setValue("task-" + number))
			.setAgentId(AgentID.newBuilder().setValue("0f8c2f3e-2c4b-4a7e-9d3b-6a1c5e7f9b01-S0"))
			.setState(TaskState.TASK_RUNNING)
			.setUuid(ByteString.copyFrom(ByteBuffer.allocate(16).putLong(VERSION).putLong(number).array()))
			.build();
	}

}
