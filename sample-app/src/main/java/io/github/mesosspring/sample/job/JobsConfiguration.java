package io.github.mesosspring.sample.job;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The jobs and the clock their history goes by.
 */
@Configuration(proxyBeanMethods = false)
class JobsConfiguration {

	@Bean
	Clock clock() {
		return Clock.tickMillis(ZoneOffset.UTC);
	}

	// A mapper of its own: spring.jackson.* shapes the answers over HTTP, not this file.
	@Bean
	Jobs jobs(JobsProperties properties, List<JobListener> listeners) {
		JobFile file = new JobFile(properties.file(), JsonMapper.builder().build());
		return new Jobs(file, properties.keepEnded(), listeners);
	}

}
