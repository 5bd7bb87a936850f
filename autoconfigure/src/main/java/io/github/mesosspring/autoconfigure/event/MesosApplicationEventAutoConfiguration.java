package io.github.mesosspring.autoconfigure.event;

import io.github.mesosspring.autoconfigure.MesosThreadFactory;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.session.Sessions;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the application events of a
 * framework. Imported by that of the framework, once for each.
 */
@AutoConfiguration
public final class MesosApplicationEventAutoConfiguration {

	MesosApplicationEventAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	PublishingThread mesosPublishingThread(ApplicationEventPublisher publisher, MesosThreadFactory threads) {
		return new PublishingThread(publisher, threads);
	}

	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	SubscriptionEventPublisher mesosSubscriptionEventPublisher(PublishingThread thread, FrameworkInfo frameworkInfo) {
		return new SubscriptionEventPublisher(thread, frameworkInfo.getName());
	}

	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	VoidedOffersPublisher mesosVoidedOffersPublisher(PublishingThread thread, FrameworkInfo frameworkInfo,
			Sessions sessions) {
		VoidedOffersPublisher voidedOffers = new VoidedOffersPublisher(thread, frameworkInfo.getName());
		sessions.addListener(voidedOffers);
		return voidedOffers;
	}

	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	ParkedUpdatePublisher mesosParkedUpdatePublisher(ApplicationEventPublisher publisher, FrameworkInfo frameworkInfo) {
		return new ParkedUpdatePublisher(publisher, frameworkInfo.getName());
	}

}
