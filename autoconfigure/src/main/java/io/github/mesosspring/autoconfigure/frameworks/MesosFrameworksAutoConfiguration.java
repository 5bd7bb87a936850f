package io.github.mesosspring.autoconfigure.frameworks;

import java.util.List;

import io.github.mesosspring.autoconfigure.MesosAutoConfiguration;
import io.github.mesosspring.subscription.MesosSubscription;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the frameworks of the
 * application.
 */
@AutoConfiguration(after = MesosAutoConfiguration.class)
@ConditionalOnClass(MesosSubscription.class)
@ConditionalOnSingleCandidate(MesosSubscription.class)
public final class MesosFrameworksAutoConfiguration {

	MesosFrameworksAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean(MesosFrameworks.class)
	ConfiguredFrameworks mesosFrameworks(BeanFactory beans) {
		return new ConfiguredFrameworks(List.of(new DefaultFramework(beans)));
	}

}
