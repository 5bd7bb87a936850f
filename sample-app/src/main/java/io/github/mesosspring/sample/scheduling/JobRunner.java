package io.github.mesosspring.sample.scheduling;

import java.time.Clock;
import java.util.Optional;

import io.github.mesosspring.sample.job.Job;
import io.github.mesosspring.sample.job.JobRequest;
import io.github.mesosspring.sample.job.Jobs;

import org.springframework.stereotype.Component;

/**
 * Takes jobs in and has them killed. Both wait for the disk. Thread-safe.
 */
@Component
public class JobRunner {

	private final Jobs jobs;

	private final Repetition repetition;

	private final Clock clock;

	JobRunner(Jobs jobs, Repetition repetition, Clock clock) {
		this.jobs = jobs;
		this.repetition = repetition;
		this.clock = clock;
	}

	/**
	 * Take a job in. It runs as soon as an offer has room for it.
	 * @param request what is to be run
	 * @return the job, waiting
	 */
	public Job submit(JobRequest request) {
		Job job = request.toJob(this.clock.instant());
		this.jobs.add(job);
		return job;
	}

	/**
	 * Have a job killed: at once if it waits, by a KILL that is repeated until its task
	 * has ended if it is live, and not at all if it has ended.
	 * @param id id of the job
	 * @return the job; empty if there is none
	 */
	public Optional<Job> kill(String id) {
		Optional<Job> killed = this.jobs.update(id, (job) -> job.killed(this.clock.instant()));
		killed.filter((job) -> job.state().isLive()).ifPresent(this.repetition::kill);
		return killed;
	}

}
