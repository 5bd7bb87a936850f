package io.github.mesosspring.sample.scheduling;

import io.github.mesosspring.sample.job.JobsProperties;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Takes in the jobs listed under {@code jobs.at-start}, unless another instance leads.
 */
@Component
class AtStart implements ApplicationRunner {

	private final JobsProperties properties;

	private final JobRunner runner;

	private final Takeover takeover;

	AtStart(JobsProperties properties, JobRunner runner, Takeover takeover) {
		this.properties = properties;
		this.runner = runner;
		this.takeover = takeover;
	}

	@Override
	public void run(ApplicationArguments args) {
		if (!this.takeover.isStandingBy()) {
			this.properties.atStart().forEach(this.runner::submit);
		}
	}

}
