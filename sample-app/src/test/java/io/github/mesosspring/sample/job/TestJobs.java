package io.github.mesosspring.sample.job;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import tools.jackson.databind.json.JsonMapper;

/**
 * Jobs for tests.
 */
public final class TestJobs {

	/** The time at which nothing has happened yet. */
	public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

	private TestJobs() {
	}

	public static Jobs in(Path folder, JobListener... listeners) {
		return in(folder, 1000, listeners);
	}

	static Jobs in(Path folder, int keepEnded, JobListener... listeners) {
		return new Jobs(file(folder), keepEnded, List.of(listeners));
	}

	private static JobFile file(Path folder) {
		return new JobFile(folder.resolve("jobs.json"), JsonMapper.builder().build());
	}

	public static void write(Path folder, List<Job> jobs) {
		file(folder).write(jobs);
	}

	public static Job waiting(String id) {
		return waiting(id, new Need(100, 32_000));
	}

	public static Job waiting(String id, Need need) {
		return Job.waiting(id, "name of " + id, "echo " + id, need, NOW);
	}

	public static Job launched(String id) {
		Job job = waiting(id);
		return job.launching(new Launch(job.nextTaskId(), "S0", "host", "F"), NOW);
	}

}
