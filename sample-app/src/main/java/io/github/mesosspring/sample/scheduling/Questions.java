package io.github.mesosspring.sample.scheduling;

import java.util.ArrayList;
import java.util.List;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.sample.job.Job;
import io.github.mesosspring.sample.job.Launch;

/**
 * Asks the master for tasks, some hundred at a time so that the answers do not come as a
 * flood. A task that is to be killed is not asked for but killed once more: nobody else
 * repeats a KILL, and a master that does not know the task answers it like a question.
 */
final class Questions {

	static final int CHUNK = 500;

	private final CallOperations calls;

	Questions(CallOperations calls) {
		this.calls = calls;
	}

	void ask(List<Job> jobs) {
		List<Call.Reconcile.Task> tasks = new ArrayList<>();
		for (Job job : jobs) {
			Launch launch = job.launch();
			if (launch != null && job.killWanted()) {
				kill(launch);
			}
			else if (launch != null) {
				tasks.add(Call.Reconcile.Task.newBuilder().setTaskId(task(launch)).setAgentId(agent(launch)).build());
			}
		}
		for (int i = 0; i < tasks.size(); i += CHUNK) {
			this.calls.reconcile(tasks.subList(i, Math.min(i + CHUNK, tasks.size()))).subscribe((answer) -> {
			}, Ignored.failure("A reconciliation was not accepted"));
		}
	}

	void kill(Launch launch) {
		this.calls.kill(task(launch), agent(launch), null).subscribe((answer) -> {
		}, Ignored.failure("A KILL was not accepted"));
	}

	private static TaskID task(Launch launch) {
		return TaskID.newBuilder().setValue(launch.taskId()).build();
	}

	private static AgentID agent(Launch launch) {
		return AgentID.newBuilder().setValue(launch.agentId()).build();
	}

}
