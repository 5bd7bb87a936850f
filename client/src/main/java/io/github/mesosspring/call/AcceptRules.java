package io.github.mesosspring.call;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import com.google.protobuf.Descriptors.FieldDescriptor;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.scheduler.Call;
import org.jspecify.annotations.Nullable;

/**
 * What an ACCEPT must not contain. A master answers all of it with 202, and loses tasks
 * without a word or aborts.
 */
final class AcceptRules {

	private AcceptRules() {
	}

	static @Nullable String refusal(Call.Accept accept) {
		Set<OfferID> offers = new HashSet<>();
		for (OfferID offer : accept.getOfferIdsList()) {
			if (!offers.add(offer)) {
				return "'accept.offer_ids' contains '" + offer.getValue()
						+ "' twice, for which the master would refuse all its operations";
			}
		}
		for (int i = 0; i < accept.getOperationsCount(); i++) {
			String problem = problem(accept.getOperations(i));
			if (problem != null) {
				return "'accept.operations[" + i + "]." + problem;
			}
		}
		return taskTwice(accept);
	}

	private static @Nullable String problem(Offer.Operation operation) {
		if (!operation.hasType() || operation.getType() == Offer.Operation.Type.UNKNOWN) {
			return "type' is missing, so the master would drop it without a word";
		}
		String name = operation.getType().name().toLowerCase(Locale.ROOT);
		FieldDescriptor payload = Offer.Operation.getDescriptor().findFieldByName(name);
		return operation.hasField(payload) ? null : name + "' is missing";
	}

	private static @Nullable String taskTwice(Call.Accept accept) {
		Set<TaskID> seen = new HashSet<>();
		return accept.getOperationsList()
			.stream()
			.flatMap(AcceptRules::tasks)
			.map(TaskInfo::getTaskId)
			.filter((task) -> !seen.add(task))
			.findFirst()
			.map((task) -> "the 'task_id' '" + task.getValue() + "' occurs twice in it, which can abort the master; "
					+ "every task needs an id of its own")
			.orElse(null);
	}

	private static Stream<TaskInfo> tasks(Offer.Operation operation) {
		List<TaskInfo> launch = operation.getLaunch().getTaskInfosList();
		List<TaskInfo> group = operation.getLaunchGroup().getTaskGroup().getTasksList();
		return Stream.concat(launch.stream(), group.stream());
	}

}
