package io.github.mesosspring.autoconfigure;

import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.protocol.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No bean of ours is made so early that it, or what it needs, cannot be proxied any more.
 * Spring warns of each that is.
 */
@ExtendWith(OutputCaptureExtension.class)
class EagerBeansTests {

	@Test
	void everyBeanIsEligibleForAllPostProcessors(CapturedOutput output) {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
			.web(WebApplicationType.NONE)
			.properties("spring.application.name=jobs", "mesos.master=127.0.0.1:1", "mesos.framework.id-store=memory",
					"mesos.auto-startup=false", "spring.datasource.generate-unique-name=true")
			.run()) {
			assertThat(context.getBeanNamesForType(Application.class)).hasSize(1);
		}
		assertThat(output).contains("The framework id is kept in memory only")
			.doesNotContain("is not eligible for getting processed by all BeanPostProcessors");
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@MesosEventHandler
		void update(TaskStatus status) {
		}

	}

}
