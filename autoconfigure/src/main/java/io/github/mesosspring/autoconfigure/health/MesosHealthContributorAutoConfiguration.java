package io.github.mesosspring.autoconfigure.health;

import io.github.mesosspring.autoconfigure.MesosAutoConfiguration;
import io.github.mesosspring.subscription.MesosSubscription;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the health of the Mesos
 * subscription.
 */
@AutoConfiguration(after = MesosAutoConfiguration.class)
@ConditionalOnClass({ MesosSubscription.class, HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnSingleCandidate(MesosSubscription.class)
@ConditionalOnEnabledHealthIndicator("mesos")
public final class MesosHealthContributorAutoConfiguration {

	MesosHealthContributorAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean(name = { "mesosHealthIndicator", "mesosHealthContributor" })
	MesosHealthIndicator mesosHealthContributor(MesosSubscription subscription) {
		return new MesosHealthIndicator(subscription);
	}

}
