package io.github.mesosspring.sample.scheduling;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.sample.job.Job;
import io.github.mesosspring.sample.job.JobState;
import io.github.mesosspring.sample.job.Jobs;
import io.github.mesosspring.sample.job.JobsProperties;
import io.github.mesosspring.sample.job.Launch;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Asks the master, in rounds further and further apart, for every task there is a
 * question about, until there is none. A new subscription begins anew with all launched
 * tasks, since any number of updates may have been missed. Thread-safe.
 */
@Component
class Reconciliation implements DisposableBean {

	private final Jobs jobs;

	private final Questions questions;

	private final Clock clock;

	private final Scheduler scheduler;

	private final Duration initial;

	private final Duration max;

	private final ReentrantLock lock = new ReentrantLock();

	/** Tasks that nothing was heard of since the question came up. */
	private final Set<String> unheard = ConcurrentHashMap.newKeySet();

	/** Tasks whose ACCEPT was sent in an earlier subscription, if at all. */
	private volatile Set<String> launchOver = Set.of();

	private @Nullable Disposable nextRound;

	/** Tells the rounds of this subscription from one that was under way before. */
	private long generation;

	@Autowired
	Reconciliation(Jobs jobs, CallOperations calls, Clock clock, JobsProperties properties) {
		this(jobs, calls, clock, properties.reconciliation(), Schedulers.parallel());
	}

	Reconciliation(Jobs jobs, CallOperations calls, Clock clock, JobsProperties.Reconciliation settings,
			Scheduler scheduler) {
		this.jobs = jobs;
		this.questions = new Questions(calls);
		this.clock = clock;
		this.initial = settings.initial();
		this.max = settings.max();
		this.scheduler = scheduler;
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
		this.unheard.clear();
		this.unheard.addAll(this.launchOver);
		this.lock.lock();
		try {
			if (this.nextRound != null) {
				this.nextRound.dispose();
			}
			this.generation++;
			schedule(Duration.ZERO, this.initial);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Ask for tasks, if the rounds do not do so anyway.
	 * @param taskIds the tasks
	 */
	void ask(Collection<String> taskIds) {
		this.unheard.addAll(taskIds);
		this.lock.lock();
		try {
			if (this.nextRound == null) {
				schedule(this.initial, this.initial);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Note that the state of a task is known.
	 * @param taskId the task
	 */
	void heard(String taskId) {
		this.unheard.remove(taskId);
	}

	/**
	 * Whether no ACCEPT for a task can reach the master any more.
	 * @param taskId the task
	 * @return whether it was launched in an earlier subscription, if at all
	 */
	boolean isLaunchOver(String taskId) {
		return this.launchOver.contains(taskId);
	}

	@Override
	public void destroy() {
		this.lock.lock();
		try {
			this.generation++;
			if (this.nextRound != null) {
				this.nextRound.dispose();
			}
		}
		finally {
			this.lock.unlock();
		}
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

	private void schedule(Duration delay, Duration next) {
		long current = this.generation;
		this.nextRound = this.scheduler.schedule(() -> round(current, next), delay.toMillis(), TimeUnit.MILLISECONDS);
	}

	private void round(long current, Duration next) {
		this.questions.ask(this.jobs.all().stream().filter(this::isOpen).toList());
		this.lock.lock();
		try {
			if (current != this.generation) {
				return;
			}
			this.nextRound = null;
			if (this.jobs.all().stream().anyMatch(this::isOpen)) {
				Duration doubled = next.multipliedBy(2);
				schedule(next, (doubled.compareTo(this.max) < 0) ? doubled : this.max);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private boolean isOpen(Job job) {
		Launch launch = job.launch();
		return launch != null && job.state().isLive() && (job.killWanted() || job.state() == JobState.TASK_UNREACHABLE
				|| this.unheard.contains(launch.taskId()));
	}

}
