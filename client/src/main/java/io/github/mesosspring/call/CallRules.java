package io.github.mesosspring.call;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.scheduler.Call;
import org.jspecify.annotations.Nullable;

/**
 * What must not reach a master, whatever the route. Some of it aborts a real one; the
 * rest could only ever be refused.
 */
final class CallRules {

	private static final int UUID_LENGTH = 16;

	private CallRules() {
	}

	/**
	 * Judge a call.
	 * @param call the call, possibly incomplete
	 * @return why it must not be sent, or {@code null} if it may be
	 */
	static @Nullable String refusal(Call call) {
		if (!call.hasType() || call.getType() == Call.Type.UNKNOWN) {
			return "it has no type, and a call without one aborts the master; set Call.type";
		}
		if (call.getType() == Call.Type.SUBSCRIBE) {
			return "SUBSCRIBE belongs to the managed subscription, which sends it by itself";
		}
		if (!call.isInitialized()) {
			return "required fields are missing: " + String.join(", ", call.findInitializationErrors());
		}
		return switch (call.getType()) {
			case ACKNOWLEDGE -> refusalOf(call.getAcknowledge());
			case ACCEPT -> refusalOf(call.getAccept());
			default -> null;
		};
	}

	private static @Nullable String refusalOf(Call.Acknowledge acknowledge) {
		if (acknowledge.getUuid().size() == UUID_LENGTH) {
			return null;
		}
		return "the uuid has " + acknowledge.getUuid().size() + " bytes instead of " + UUID_LENGTH
				+ "; only updates that carry a uuid are acknowledged";
	}

	private static @Nullable String refusalOf(Call.Accept accept) {
		Set<TaskID> seen = new HashSet<>();
		return accept.getOperationsList()
			.stream()
			.flatMap(CallRules::tasks)
			.map(TaskInfo::getTaskId)
			.filter((task) -> !seen.add(task))
			.findFirst()
			.map((task) -> "the task id '" + task.getValue() + "' occurs twice in it, which can abort the master; "
					+ "every task needs an id of its own")
			.orElse(null);
	}

	private static Stream<TaskInfo> tasks(Offer.Operation operation) {
		List<TaskInfo> launch = operation.getLaunch().getTaskInfosList();
		List<TaskInfo> group = operation.getLaunchGroup().getTaskGroup().getTasksList();
		return Stream.concat(launch.stream(), group.stream());
	}

}
