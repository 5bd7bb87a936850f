package io.github.mesosspring.sample.job;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.validation.annotation.Validated;

/**
 * The keys of this application.
 *
 * @param file file in which the jobs are kept
 * @param keepEnded how many ended jobs are remembered; the oldest are forgotten first
 * @param atStart jobs that are run at each start
 * @param reconciliation how often the master is asked for tasks nothing is known of
 */
@ConfigurationProperties("jobs")
@Validated
public record JobsProperties(@DefaultValue("jobs.json") Path file, @DefaultValue("1000") @Min(0) int keepEnded,
		@DefaultValue List<@Valid JobRequest> atStart, @DefaultValue Reconciliation reconciliation) {

	/**
	 * How often the master is asked for tasks nothing is known of.
	 *
	 * @param initial time after which it is asked again; doubled each time
	 * @param max longest time between two questions
	 */
	public record Reconciliation(@DefaultValue("5s") Duration initial, @DefaultValue("5m") Duration max) {

		public Reconciliation {
			Assert.isTrue(!initial.isNegative() && !initial.isZero() && max.compareTo(initial) >= 0,
					"jobs.reconciliation.initial must be positive and jobs.reconciliation.max no less");
		}

	}

}
