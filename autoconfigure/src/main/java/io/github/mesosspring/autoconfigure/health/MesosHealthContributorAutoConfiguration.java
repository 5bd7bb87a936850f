package io.github.mesosspring.autoconfigure.health;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.mesosspring.autoconfigure.frameworks.MesosFramework;
import io.github.mesosspring.autoconfigure.frameworks.MesosFrameworks;
import io.github.mesosspring.autoconfigure.frameworks.MesosFrameworksAutoConfiguration;
import io.github.mesosspring.subscription.MesosSubscription;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the health of the Mesos
 * subscriptions.
 */
@AutoConfiguration(after = MesosFrameworksAutoConfiguration.class)
@ConditionalOnClass({ MesosSubscription.class, HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean(MesosFrameworks.class)
@ConditionalOnEnabledHealthIndicator("mesos")
public final class MesosHealthContributorAutoConfiguration {

	MesosHealthContributorAutoConfiguration() {
	}

	/**
	 * The default framework has the contributor to itself, unless there are others.
	 */
	@Bean
	@ConditionalOnMissingBean(name = { "mesosHealthIndicator", "mesosHealthContributor" })
	HealthContributor mesosHealthContributor(MesosFrameworks frameworks) {
		Map<String, HealthIndicator> indicators = new LinkedHashMap<>();
		frameworks.all()
			.forEach((framework) -> indicators.put(framework.name(),
					new MesosHealthIndicator(framework.subscription())));
		HealthIndicator only = indicators.get(MesosFramework.DEFAULT);
		return (indicators.size() == 1 && only != null) ? only : CompositeHealthContributor.fromMap(indicators);
	}

}
