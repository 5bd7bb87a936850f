package io.github.mesosspring.sample.scheduling;

import java.time.Clock;
import java.util.Optional;

import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.sample.job.Job;
import io.github.mesosspring.sample.job.Jobs;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.stereotype.Component;

/**
 * Carries status updates over to the jobs. It returns only when they are on disk; only
 * then is the update acknowledged, and only then does the agent forget it.
 */
@Component
class StatusHandler {

	private static final Log logger = LogFactory.getLog(StatusHandler.class);

	private final Jobs jobs;

	private final Reconciliation reconciliation;

	private final Repetition repetition;

	private final Resubscription resubscription;

	private final Clock clock;

	StatusHandler(Jobs jobs, Reconciliation reconciliation, Repetition repetition, Resubscription resubscription,
			Clock clock) {
		this.jobs = jobs;
		this.reconciliation = reconciliation;
		this.repetition = repetition;
		this.resubscription = resubscription;
		this.clock = clock;
	}

	@MesosEventHandler
	void update(TaskStatus status) {
		String taskId = status.getTaskId().getValue();
		boolean launchOver = this.reconciliation.isLaunchOver(taskId);
		Optional<Job> updated = this.jobs.update(Jobs.jobIdOf(taskId),
				(job) -> job.isLaunchedAs(taskId) ? Fate.of(job, status, launchOver, this.clock.instant()) : job);
		if (updated.isEmpty()) {
			logger.warn("A task of this framework belongs to no known job: " + taskId + " is " + status.getState());
			return;
		}
		if (!launchOver && Fate.isAbsent(status) && updated.get().isLaunchedAs(taskId)
				&& updated.get().state().isLive()) {
			this.resubscription.request("the master does not know task " + taskId
					+ ", but its ACCEPT may still be on its way in this subscription");
		}
		this.repetition.watch(updated.get());
	}

}
