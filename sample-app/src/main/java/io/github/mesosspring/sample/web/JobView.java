package io.github.mesosspring.sample.web;

import java.math.BigDecimal;
import java.util.List;

import io.github.mesosspring.sample.job.Job;
import io.github.mesosspring.sample.job.JobState;
import io.github.mesosspring.sample.job.Launch;
import io.github.mesosspring.sample.job.StateChange;
import org.jspecify.annotations.Nullable;

/**
 * A job as shown to clients.
 *
 * @param id id of the job
 * @param name its name
 * @param command its shell command
 * @param cpus CPUs
 * @param memory MiB
 * @param state {@code WAITING} or the state of its task
 * @param agent host of the agent; {@code null} without task
 * @param message what was said of the state, if anything
 * @param history the states it went through, oldest first
 */
record JobView(String id, String name, String command, BigDecimal cpus, BigDecimal memory, JobState state,
		@Nullable String agent, @Nullable String message, List<StateChange> history) {

	static JobView of(Job job) {
		Launch launch = job.launch();
		return new JobView(job.id(), job.name(), job.command(), job.need().cpus(), job.need().memory(), job.state(),
				(launch != null) ? launch.hostname() : null, job.message(), job.history());
	}

}
