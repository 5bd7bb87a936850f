package io.github.mesosspring.executor;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.function.DoubleSupplier;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.executor.Call;

/**
 * Completes calls, and refuses what the agent would refuse for its shape alone.
 */
final class CallPreparation {

	private static final int UUID_LENGTH = 16;

	private final FrameworkID frameworkId;

	private final ExecutorID executorId;

	private final DoubleSupplier now;

	/**
	 * Create a preparation.
	 * @param now the time as of {@code TaskStatus.timestamp}: seconds since 1970
	 */
	CallPreparation(ExecutorEnvironment environment, DoubleSupplier now) {
		this.frameworkId = environment.frameworkId();
		this.executorId = environment.executorId();
		this.now = now;
	}

	/**
	 * Complete a call.
	 * @throws ExecutorCallException if it must not be sent
	 */
	Call complete(Call call) {
		Call.Type type = call.getType();
		require(type, type != Call.Type.UNKNOWN, "its type is absent or not known");
		require(type, type != Call.Type.SUBSCRIBE, "only the subscription sends it");
		require(type, !call.hasExecutorId() || call.getExecutorId().equals(this.executorId), "executor_id is '"
				+ call.getExecutorId().getValue() + "', but this executor is '" + this.executorId.getValue() + "'");
		require(type, !call.hasFrameworkId() || call.getFrameworkId().equals(this.frameworkId),
				"framework_id is '" + call.getFrameworkId().getValue() + "', but this executor is of '"
						+ this.frameworkId.getValue() + "'");
		require(type, type != Call.Type.MESSAGE || call.getMessage().hasData(), "message.data is missing");
		Call.Builder complete = call.toBuilder().setExecutorId(this.executorId).setFrameworkId(this.frameworkId);
		if (type == Call.Type.UPDATE) {
			complete.setUpdate(Call.Update.newBuilder().setStatus(complete(call.getUpdate().getStatus())));
		}
		return complete.build();
	}

	private TaskStatus complete(TaskStatus status) {
		Call.Type type = Call.Type.UPDATE;
		require(type, !status.getTaskId().getValue().isEmpty(), "update.status.task_id is missing");
		require(type, status.hasState(), "update.status.state is missing");
		require(type, status.getState() != TaskState.TASK_STAGING,
				"update.status.state is TASK_STAGING, which an executor must not say");
		require(type, !status.hasSource() || status.getSource() == TaskStatus.Source.SOURCE_EXECUTOR,
				"update.status.source is " + status.getSource() + " and must be SOURCE_EXECUTOR");
		require(type, !status.hasExecutorId() || status.getExecutorId().equals(this.executorId),
				"update.status.executor_id is '" + status.getExecutorId().getValue() + "', but this executor is '"
						+ this.executorId.getValue() + "'");
		require(type, !status.hasUuid() || status.getUuid().size() == UUID_LENGTH,
				"update.status.uuid must have 16 bytes, not " + status.getUuid().size());
		TaskStatus.Builder complete = status.toBuilder()
			.setSource(TaskStatus.Source.SOURCE_EXECUTOR)
			.setExecutorId(this.executorId)
			// an update with the id of another agent is dropped without a word
			.clearAgentId();
		if (!status.hasUuid()) {
			complete.setUuid(randomUuid());
		}
		if (!status.hasTimestamp()) {
			complete.setTimestamp(this.now.getAsDouble());
		}
		return complete.build();
	}

	private static ByteString randomUuid() {
		UUID uuid = UUID.randomUUID();
		ByteBuffer bytes = ByteBuffer.allocate(UUID_LENGTH)
			.putLong(uuid.getMostSignificantBits())
			.putLong(uuid.getLeastSignificantBits());
		return ByteString.copyFrom(bytes.flip());
	}

	private static void require(Call.Type type, boolean condition, String otherwise) {
		if (!condition) {
			throw ExecutorCallException.notSent(type, otherwise);
		}
	}

}
