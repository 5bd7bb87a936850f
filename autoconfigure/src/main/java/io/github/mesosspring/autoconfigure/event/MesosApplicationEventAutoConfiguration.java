package io.github.mesosspring.autoconfigure.event;

import io.github.mesosspring.autoconfigure.MesosAutoConfiguration;
import io.github.mesosspring.autoconfigure.MesosThreadFactory;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.session.Sessions;
import io.github.mesosspring.subscription.MesosSubscription;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the application events of a
 * framework. Each context of a framework has its own, made of the beans of that context.
 */
@AutoConfiguration(after = MesosAutoConfiguration.class)
@ConditionalOnClass(MesosSubscription.class)
@ConditionalOnBean(value = { FrameworkInfo.class, Sessions.class }, search = SearchStrategy.CURRENT)
@ConditionalOnSingleCandidate(value = MesosSubscription.class, search = SearchStrategy.CURRENT)
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
