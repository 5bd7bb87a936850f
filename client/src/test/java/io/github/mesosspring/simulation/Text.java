package io.github.mesosspring.simulation;

import java.util.List;

import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;

/**
 * How things are called in traces and violations.
 */
final class Text {

	private Text() {
	}

	static String of(Call call) {
		return switch (call.getType()) {
			case ACKNOWLEDGE -> "ACKNOWLEDGE " + call.getAcknowledge().getTaskId().getValue() + " "
					+ Updates.key(call.getAcknowledge().getUuid());
			case ACCEPT -> "ACCEPT " + names(call.getAccept().getOfferIdsList());
			case DECLINE -> "DECLINE " + names(call.getDecline().getOfferIdsList());
			case KILL -> "KILL " + call.getKill().getTaskId().getValue();
			case SUBSCRIBE -> "SUBSCRIBE " + call.getFrameworkId().getValue();
			default -> call.getType().name();
		};
	}

	static String of(TaskStatus status) {
		return status.getTaskId().getValue() + " " + status.getState() + " " + Updates.key(status.getUuid());
	}

	private static List<String> names(List<OfferID> offers) {
		return offers.stream().map(OfferID::getValue).toList();
	}

}
