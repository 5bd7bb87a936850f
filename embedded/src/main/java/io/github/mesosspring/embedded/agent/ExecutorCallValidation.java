package io.github.mesosspring.embedded.agent;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.executor.Call;
import org.jspecify.annotations.Nullable;

/**
 * What an agent finds wrong with a call of an executor before it looks for the executor.
 */
final class ExecutorCallValidation {

	private static final int UUID_LENGTH = 16;

	private ExecutorCallValidation() {
	}

	static @Nullable String validate(Call call) {
		if (!call.hasType()) {
			return expecting("type");
		}
		return switch (call.getType()) {
			case SUBSCRIBE -> call.hasSubscribe() ? null : expecting("subscribe");
			case UPDATE -> call.hasUpdate() ? update(call, call.getUpdate().getStatus()) : expecting("update");
			case MESSAGE -> call.hasMessage() ? null : expecting("message");
			default -> null;
		};
	}

	private static @Nullable String update(Call call, TaskStatus status) {
		String executor = call.getExecutorId().getValue();
		String who = executor + " of framework " + call.getFrameworkId().getValue();
		if (!status.hasUuid()) {
			return expecting("uuid");
		}
		if (!isUuid(status.getUuid())) {
			return "Not a valid UUID";
		}
		if (status.hasExecutorId() && !status.getExecutorId().equals(call.getExecutorId())) {
			return "ExecutorID in Call: " + executor + " does not match ExecutorID in TaskStatus: "
					+ status.getExecutorId().getValue();
		}
		if (status.getSource() != TaskStatus.Source.SOURCE_EXECUTOR) {
			return "Received Call from executor " + who + " with invalid source, expecting 'SOURCE_EXECUTOR'";
		}
		return (status.getState() == TaskState.TASK_STAGING)
				? "Received TASK_STAGING from executor " + who + " which is not allowed" : null;
	}

	/** The version must be one of RFC 4122, as for acknowledgements of schedulers. */
	private static boolean isUuid(ByteString uuid) {
		int version = (uuid.size() == UUID_LENGTH) ? (uuid.byteAt(6) >> 4) & 0xf : 0;
		return version >= 1 && version <= 5;
	}

	private static String expecting(String field) {
		return "Expecting '" + field + "' to be present";
	}

}
