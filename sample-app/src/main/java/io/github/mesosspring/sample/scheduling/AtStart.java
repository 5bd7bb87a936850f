package io.github.mesosspring.sample.scheduling;

import io.github.mesosspring.sample.job.JobsProperties;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Takes in the jobs listed under {@code jobs.at-start}.
 */
@Component
class AtStart implements ApplicationRunner {

	private final JobsProperties properties;

	private final JobRunner runner;

	AtStart(JobsProperties properties, JobRunner runner) {
		this.properties = properties;
		this.runner = runner;
	}

	@Override
	public void run(ApplicationArguments args) {
		this.properties.atStart().forEach(this.runner::submit);
	}

}
