package io.github.mesosspring.autoconfigure;

import java.util.concurrent.Callable;

import io.github.mesosspring.subscription.MesosSubscription;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An application that is started in a class loader of its own. Names nothing that is
 * optional.
 */
public class BareApplication implements Callable<String> {

	@Override
	public String call() {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Configuration.class)
			.web(WebApplicationType.NONE)
			.properties("spring.application.name=jobs", "mesos.master=127.0.0.1:1", "mesos.framework.id-store=memory",
					"mesos.auto-startup=false", "spring.main.banner-mode=off",
					"spring.main.register-shutdown-hook=false")
			.run()) {
			return context.getBean(MesosSubscription.class).status().state().name();
		}
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Configuration {

	}

}
