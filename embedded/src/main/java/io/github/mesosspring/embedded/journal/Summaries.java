package io.github.mesosspring.embedded.journal;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;

/**
 * Says calls and events in a few words.
 */
final class Summaries {

	private static final int LONGEST_LIST = 5;

	private Summaries() {
	}

	static String of(Call call) {
		return call.getType() + switch (call.getType()) {
			case ACCEPT -> " " + offers(call.getAccept().getOfferIdsCount()) + operations(call.getAccept());
			case DECLINE -> " " + offers(call.getDecline().getOfferIdsCount());
			case ACKNOWLEDGE -> " " + call.getAcknowledge().getTaskId().getValue();
			case KILL -> " " + call.getKill().getTaskId().getValue();
			case SUPPRESS -> list(call.getSuppress().getRolesList().stream());
			case REVIVE -> list(call.getRevive().getRolesList().stream());
			case RECONCILE ->
				list(call.getReconcile().getTasksList().stream().map((task) -> task.getTaskId().getValue()));
			case MESSAGE -> " to " + call.getMessage().getExecutorId().getValue();
			case SHUTDOWN -> " " + call.getShutdown().getExecutorId().getValue();
			default -> "";
		};
	}

	static String of(Event event) {
		return event.getType() + switch (event.getType()) {
			case OFFERS -> " " + event.getOffers().getOffersCount();
			case UPDATE -> " " + of(event.getUpdate().getStatus());
			case RESCIND -> " " + event.getRescind().getOfferId().getValue();
			case ERROR -> " " + event.getError().getMessage();
			case MESSAGE -> " of " + event.getMessage().getExecutorId().getValue();
			case FAILURE -> " " + (event.getFailure().hasExecutorId()
					? event.getFailure().getExecutorId().getValue() + " with status " + event.getFailure().getStatus()
					: "of an agent");
			default -> "";
		};
	}

	private static String of(TaskStatus status) {
		return status.getTaskId().getValue() + " " + status.getState()
				+ (status.hasReason() ? " " + status.getReason() : "");
	}

	private static String offers(int count) {
		return (count == 1) ? "1 offer" : count + " offers";
	}

	private static String operations(Call.Accept accept) {
		return accept.getOperationsList()
			.stream()
			.map((operation) -> ", " + operation.getType() + list(tasks(operation)))
			.limit(LONGEST_LIST)
			.collect(Collectors.joining());
	}

	private static Stream<String> tasks(Offer.Operation operation) {
		List<TaskInfo> tasks = operation.hasLaunchGroup() ? operation.getLaunchGroup().getTaskGroup().getTasksList()
				: operation.getLaunch().getTaskInfosList();
		return tasks.stream().map((task) -> task.getTaskId().getValue());
	}

	private static String list(Stream<String> items) {
		List<String> all = items.toList();
		if (all.isEmpty()) {
			return "";
		}
		String more = (all.size() > LONGEST_LIST) ? ", ... " + all.size() + " in all" : "";
		return " [" + String.join(", ", all.subList(0, Math.min(LONGEST_LIST, all.size()))) + more + "]";
	}

}
