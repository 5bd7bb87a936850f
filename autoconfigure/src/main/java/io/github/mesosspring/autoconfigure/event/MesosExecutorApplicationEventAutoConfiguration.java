package io.github.mesosspring.autoconfigure.event;

import io.github.mesosspring.autoconfigure.MesosThreadFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the application events of an
 * executor. Imported by that of the executor.
 */
@AutoConfiguration
public final class MesosExecutorApplicationEventAutoConfiguration {

	MesosExecutorApplicationEventAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	PublishingThread mesosPublishingThread(ApplicationEventPublisher publisher, MesosThreadFactory threads) {
		return new PublishingThread(publisher, threads);
	}

	@Bean
	@ConditionalOnMissingBean
	ExecutorEventPublisher mesosExecutorEventPublisher(PublishingThread thread) {
		return new ExecutorEventPublisher(thread);
	}

}
