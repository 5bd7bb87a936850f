package io.github.mesosspring.sample.scheduling;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.reconcile.KnownTask;
import io.github.mesosspring.reconcile.Reconciler;
import io.github.mesosspring.sample.job.Job;
import io.github.mesosspring.sample.job.JobState;
import io.github.mesosspring.sample.job.Jobs;
import io.github.mesosspring.sample.job.Launch;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Repeats what nobody else repeats, in rounds further and further apart: a KILL until the
 * task has ended, and the question for a task that is unreachable, of which a master that
 * forgets its agent says nothing by itself. Thread-safe.
 */
@Component
class Repetition implements DisposableBean {

	static final Duration INITIAL = Duration.ofSeconds(5);

	private static final Duration MAX = Duration.ofMinutes(5);

	private final Jobs jobs;

	private final CallOperations calls;

	private final Reconciler reconciler;

	private final Scheduler scheduler;

	private final ReentrantLock lock = new ReentrantLock();

	/** Tells the rounds of this subscription from those of the one before. */
	private long generation;

	private boolean roundToCome;

	@Autowired
	Repetition(Jobs jobs, CallOperations calls, Reconciler reconciler) {
		this(jobs, calls, reconciler, Schedulers.parallel());
	}

	Repetition(Jobs jobs, CallOperations calls, Reconciler reconciler, Scheduler scheduler) {
		this.jobs = jobs;
		this.calls = calls;
		this.reconciler = reconciler;
		this.scheduler = scheduler;
	}

	/**
	 * Begin with a round at once: calls of the former subscription may have been lost.
	 */
	void beginAnew() {
		locked(() -> {
			this.generation++;
			schedule(Duration.ZERO, INITIAL);
		});
	}

	/**
	 * See to a job that may be in need of repetition.
	 * @param job the job
	 */
	void watch(Job job) {
		locked(() -> {
			if (!this.roundToCome && isOpen(job)) {
				schedule(INITIAL, INITIAL);
			}
		});
	}

	/**
	 * Kill the task of a job, now and again until it has ended.
	 * @param job the job, with its end wanted
	 */
	void kill(Job job) {
		repeat(job);
		watch(job);
	}

	@Override
	public void destroy() {
		locked(() -> this.generation++);
	}

	private void schedule(Duration delay, Duration next) {
		long current = this.generation;
		this.roundToCome = true;
		this.scheduler.schedule(() -> locked(() -> {
			if (current == this.generation) {
				round(next);
			}
		}), delay.toMillis(), TimeUnit.MILLISECONDS);
	}

	private void round(Duration next) {
		this.roundToCome = false;
		List<Job> open = this.jobs.all().stream().filter(Repetition::isOpen).toList();
		open.forEach(this::repeat);
		if (!open.isEmpty()) {
			Duration doubled = next.multipliedBy(2);
			schedule(next, (doubled.compareTo(MAX) < 0) ? doubled : MAX);
		}
	}

	private void locked(Runnable action) {
		this.lock.lock();
		try {
			action.run();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void repeat(Job job) {
		Launch launch = job.launch();
		if (launch != null && job.killWanted()) {
			this.calls
				.kill(TaskID.newBuilder().setValue(launch.taskId()).build(),
						AgentID.newBuilder().setValue(launch.agentId()).build(), null)
				.subscribe((answer) -> {
				}, Ignored.failure("A KILL was not accepted"));
		}
		else if (launch != null) {
			this.reconciler.ask(List.of(KnownTask.of(launch.taskId(), launch.agentId())));
		}
	}

	private static boolean isOpen(Job job) {
		return job.launch() != null && job.state().isLive()
				&& (job.killWanted() || job.state() == JobState.TASK_UNREACHABLE);
	}

}
