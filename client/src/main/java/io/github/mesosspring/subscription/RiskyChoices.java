package io.github.mesosspring.subscription;

import java.util.ArrayList;
import java.util.List;

import io.github.mesosspring.protocol.FrameworkInfo;

/**
 * What an operator should know about a framework before its first task runs, because it
 * shows only when something is lost.
 */
final class RiskyChoices {

	private RiskyChoices() {
	}

	/**
	 * Look at how a framework is configured.
	 * @param framework the framework
	 * @param lifecycle how it starts and stops
	 * @return a sentence for each choice with a price
	 */
	static List<String> of(FrameworkInfo framework, LifecycleSettings lifecycle) {
		List<String> choices = new ArrayList<>();
		if (framework.getFailoverTimeout() <= 0) {
			choices.add("The failover timeout is 0 (mesos.framework.failover-timeout): the first lost connection, and "
					+ "every restart of this application, kills all its tasks");
		}
		if (!framework.getCheckpoint()) {
			choices.add("Checkpointing is off (mesos.framework.checkpoint): the restart of an agent kills its tasks. "
					+ "A framework that was registered so can never change it");
		}
		if (lifecycle.onStop() == OnStop.TEARDOWN) {
			choices
				.add("The framework is torn down on stop (mesos.on-stop): every regular end of this application kills "
						+ "all its tasks" + ((lifecycle.election() != null)
								? ", although another instance could take them over, which then registers anew" : ""));
		}
		return choices;
	}

}
