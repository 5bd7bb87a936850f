package io.github.mesosspring.simulation;

import java.util.HashSet;
import java.util.Set;

import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.TaskInfo;

/**
 * No task is launched twice: an ACCEPT leaves once, whatever becomes of it.
 */
final class NoAcceptIsRepeated extends Check {

	private final Set<String> launched = new HashSet<>();

	@Override
	void left(Request request) {
		for (Offer.Operation operation : request.call().getAccept().getOperationsList()) {
			for (TaskInfo task : operation.getLaunch().getTaskInfosList()) {
				require(this.launched.add(task.getTaskId().getValue()),
						"the ACCEPT that launches " + task.getTaskId().getValue() + " left again");
			}
		}
	}

}
