package io.github.mesosspring.autoconfigure.event;

import io.github.mesosspring.autoconfigure.MesosExecutorAutoConfiguration;
import io.github.mesosspring.autoconfigure.MesosThreadFactory;
import io.github.mesosspring.executor.ExecutorSubscription;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the application events of an
 * executor.
 */
@AutoConfiguration(after = MesosExecutorAutoConfiguration.class)
@ConditionalOnClass(ExecutorSubscription.class)
@ConditionalOnSingleCandidate(ExecutorSubscription.class)
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
