package io.github.mesosspring.sample.job;

import java.nio.file.Path;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The keys of this application.
 *
 * @param file file in which the jobs are kept
 * @param keepEnded how many ended jobs are remembered; the oldest are forgotten first
 * @param atStart jobs that are run at each start
 */
@ConfigurationProperties("jobs")
@Validated
public record JobsProperties(@DefaultValue("jobs.json") Path file, @DefaultValue("1000") @Min(0) int keepEnded,
		@DefaultValue List<@Valid JobRequest> atStart) {
}
