package io.github.mesosspring.sample.scheduling;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.reconcile.KnownTask;
import io.github.mesosspring.reconcile.TaskSource;
import io.github.mesosspring.sample.job.Job;
import io.github.mesosspring.sample.job.JobState;
import io.github.mesosspring.sample.job.Jobs;
import io.github.mesosspring.sample.job.Launch;

import org.springframework.stereotype.Component;

/**
 * What a new subscription means for the jobs, and which tasks the master has to be asked
 * for then: all that live, since any number of updates may have been missed. Thread-safe.
 */
@Component
class Reconciliation implements TaskSource {

	private final Jobs jobs;

	private final Repetition repetition;

	private final Clock clock;

	/** Tasks whose ACCEPT was sent in an earlier subscription, if at all. */
	private volatile Set<String> launchOver = Set.of();

	Reconciliation(Jobs jobs, Repetition repetition, Clock clock) {
		this.jobs = jobs;
		this.repetition = repetition;
		this.clock = clock;
	}

	@MesosEventHandler
	void subscribed(Event.Subscribed subscribed) {
		giveUpOthers(subscribed.getFrameworkId().getValue());
		this.launchOver = this.jobs.all()
			.stream()
			.map(Job::launch)
			.filter((launch) -> launch != null)
			.map(Launch::taskId)
			.collect(Collectors.toSet());
		this.repetition.beginAnew();
	}

	/**
	 * Only tasks of earlier subscriptions: of one whose ACCEPT is on its way the master
	 * may say that it is gone.
	 */
	@Override
	public Collection<KnownTask> liveTasks() {
		return this.jobs.all()
			.stream()
			.filter((job) -> job.state().isLive())
			.map(Job::launch)
			.filter((launch) -> launch != null && isLaunchOver(launch.taskId()))
			.map((launch) -> KnownTask.of(launch.taskId(), launch.agentId()))
			.toList();
	}

	/**
	 * Whether no ACCEPT for a task can reach the master any more.
	 * @param taskId the task
	 * @return whether it was launched in an earlier subscription, if at all
	 */
	boolean isLaunchOver(String taskId) {
		return this.launchOver.contains(taskId);
	}

	/**
	 * The master tells a framework about its own tasks only. If the framework id was
	 * lost, the tasks of the former framework may run on, but nothing more will be heard
	 * of them.
	 */
	private void giveUpOthers(String frameworkId) {
		List<String> others = this.jobs.all()
			.stream()
			.filter((job) -> job.state().isLive() && job.launch() != null
					&& !job.launch().frameworkId().equals(frameworkId))
			.map(Job::id)
			.toList();
		this.jobs.updateAll(others, (job) -> {
			Launch launch = job.launch();
			return (launch == null) ? job : job.moved(JobState.TASK_LOST,
					"It belongs to the framework " + launch.frameworkId() + ", which this application no longer is",
					this.clock.instant());
		});
	}

}
