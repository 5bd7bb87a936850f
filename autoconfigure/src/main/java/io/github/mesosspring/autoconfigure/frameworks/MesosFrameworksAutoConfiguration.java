package io.github.mesosspring.autoconfigure.frameworks;

import io.github.mesosspring.autoconfigure.EmbeddedMesosAutoConfiguration;
import io.github.mesosspring.autoconfigure.MesosAutoConfiguration;
import io.github.mesosspring.event.EventDispatchers;
import io.github.mesosspring.event.MesosEventHandlerProcessor;
import io.github.mesosspring.subscription.MesosSubscription;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the frameworks of the
 * application: those below {@code mesos.frameworks}, and the default one if
 * {@link MesosAutoConfiguration} has put it together.
 */
@AutoConfiguration(after = { MesosAutoConfiguration.class, EmbeddedMesosAutoConfiguration.class })
@ConditionalOnClass({ MesosSubscription.class, WebClient.class })
@ConditionalOnBooleanProperty(name = "mesos.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "mesos.executor.enabled", havingValue = false, matchIfMissing = true)
@Import(FrameworkBeans.class)
public final class MesosFrameworksAutoConfiguration {

	MesosFrameworksAutoConfiguration() {
	}

	@Bean
	ConfiguredFrameworks mesosFrameworks(ConfigurableApplicationContext application, SettledNames names) {
		boolean withDefault = application.getBeanNamesForType(MesosAutoConfiguration.class).length > 0;
		return new ConfiguredFrameworks(application, names, withDefault);
	}

	/**
	 * Without a default framework, handlers of named ones have still to be found.
	 */
	@Bean
	@ConditionalOnMissingBean
	static MesosEventHandlerProcessor mesosEventHandlerProcessor(ObjectProvider<EventDispatchers> dispatchers) {
		return new MesosEventHandlerProcessor((framework) -> dispatchers.getObject().get(framework));
	}

}
