package io.github.mesosspring.autoconfigure;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.protocol.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No bean of ours is made so early that it, or what it needs, cannot be proxied any more.
 * Spring warns of each that is.
 */
@ExtendWith(OutputCaptureExtension.class)
class EagerBeansTests {

	private static final String WARNING = "is not eligible for getting processed by all BeanPostProcessors";

	@Test
	void everyBeanIsEligibleForAllPostProcessors(CapturedOutput output) {
		start(Application.class);
		assertThat(output).contains("The framework id is kept in memory only").doesNotContain(WARNING);
	}

	@Test
	void aPostProcessorThatNeedsOneWouldBeWarnedOf(CapturedOutput output) {
		start(Application.class, EagerApplication.class);
		assertThat(output).contains(WARNING);
	}

	private static void start(Class<?>... sources) {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(sources).web(WebApplicationType.NONE)
			.properties("spring.application.name=jobs", "mesos.master=127.0.0.1:1", "mesos.framework.id-store=memory",
					"mesos.auto-startup=false", "spring.datasource.generate-unique-name=true")
			.run()) {
			assertThat(context.getBeanNamesForType(Application.class)).hasSize(1);
		}
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@MesosEventHandler
		void update(TaskStatus status) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class EagerApplication {

		@Bean
		static BeanPostProcessor eager(CallOperations calls) {
			return new BeanPostProcessor() {
			};
		}

	}

}
