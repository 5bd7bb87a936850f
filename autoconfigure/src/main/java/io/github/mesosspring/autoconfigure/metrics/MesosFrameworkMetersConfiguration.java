package io.github.mesosspring.autoconfigure.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Binds the meters of a framework below {@code mesos.frameworks} to the registry of the
 * application, which only looks for those in its own context.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
class MesosFrameworkMetersConfiguration {

	@Bean
	SmartInitializingSingleton mesosFrameworkMeterBinding(ListableBeanFactory framework, MeterRegistry registry) {
		return () -> framework.getBeansOfType(MeterBinder.class).values().forEach((meters) -> meters.bindTo(registry));
	}

}
