package io.github.mesosspring.sample.scheduling;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.mesosspring.call.CallNotSentException;
import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.call.CallRejectedException;
import io.github.mesosspring.call.CallResponse;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.reconcile.KnownTask;
import io.github.mesosspring.reconcile.Reconciler;
import io.github.mesosspring.sample.job.Job;
import io.github.mesosspring.sample.job.JobState;
import io.github.mesosspring.sample.job.Jobs;
import io.github.mesosspring.sample.job.Launch;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.stereotype.Component;

/**
 * Follows what became of an ACCEPT. If the master certainly did not act on it, its jobs
 * wait again at once. If that is uncertain, the tasks are asked for.
 */
@Component
class Accepted {

	private static final Log logger = LogFactory.getLog(Accepted.class);

	private final Jobs jobs;

	private final CallOperations calls;

	private final Reconciler reconciler;

	private final Clock clock;

	Accepted(Jobs jobs, CallOperations calls, Reconciler reconciler, Clock clock) {
		this.jobs = jobs;
		this.calls = calls;
		this.reconciler = reconciler;
		this.clock = clock;
	}

	void follow(Offer offer, List<TaskInfo> tasks, Mono<CallResponse> outcome) {
		// The outcome comes on a network thread, and what follows waits for the disk.
		outcome.publishOn(Schedulers.boundedElastic()).subscribe((answer) -> {
		}, (failure) -> failed(offer, tasks, failure));
	}

	private void failed(Offer offer, List<TaskInfo> tasks, Throwable failure) {
		Set<String> taskIds = tasks.stream().map((task) -> task.getTaskId().getValue()).collect(Collectors.toSet());
		if (!neverActedOn(failure)) {
			logger.warn("Tasks " + taskIds + " may or may not have been launched, asking for them: "
					+ failure.getMessage());
			this.reconciler
				.ask(tasks.stream().map((task) -> new KnownTask(task.getTaskId(), task.getAgentId())).toList());
			return;
		}
		logger.warn("Tasks " + taskIds + " were not launched, their jobs wait again: " + failure.getMessage());
		try {
			this.jobs.updateAll(taskIds.stream().map(Jobs::jobIdOf).toList(), (job) -> isUntouched(job, taskIds)
					? job.withdrawn(failure.getMessage(), this.clock.instant()) : job);
		}
		finally {
			this.calls.decline(List.of(offer.getId()), null).subscribe((answer) -> {
			}, Ignored.failure("An offer was not declined"));
		}
	}

	private static boolean isUntouched(Job job, Set<String> taskIds) {
		Launch launch = job.launch();
		return launch != null && taskIds.contains(launch.taskId()) && job.state() == JobState.TASK_STAGING;
	}

	/**
	 * A 4xx and the 503 of a master that is not ready come before anything is done. Any
	 * other 5xx may be the word of a proxy that knows nothing of what the master did.
	 */
	private static boolean neverActedOn(Throwable failure) {
		if (failure instanceof CallRejectedException rejected) {
			return rejected.getStatus() < 500 || rejected.getStatus() == 503;
		}
		return failure instanceof CallNotSentException;
	}

}
