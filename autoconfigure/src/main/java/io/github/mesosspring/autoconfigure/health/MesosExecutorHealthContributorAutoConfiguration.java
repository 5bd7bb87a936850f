package io.github.mesosspring.autoconfigure.health;

import io.github.mesosspring.autoconfigure.MesosExecutorAutoConfiguration;
import io.github.mesosspring.executor.ExecutorSubscription;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the health of an executor's
 * subscription.
 */
@AutoConfiguration(after = MesosExecutorAutoConfiguration.class)
@ConditionalOnClass({ ExecutorSubscription.class, HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnSingleCandidate(ExecutorSubscription.class)
@ConditionalOnEnabledHealthIndicator("mesos")
public final class MesosExecutorHealthContributorAutoConfiguration {

	MesosExecutorHealthContributorAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean(name = { "mesosHealthIndicator", "mesosHealthContributor" })
	ExecutorHealthIndicator mesosHealthContributor(ExecutorSubscription subscription) {
		return new ExecutorHealthIndicator(subscription);
	}

}
