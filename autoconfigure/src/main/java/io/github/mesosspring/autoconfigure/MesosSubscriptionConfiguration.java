package io.github.mesosspring.autoconfigure;

import io.github.mesosspring.call.CallTemplate;
import io.github.mesosspring.election.Election;
import io.github.mesosspring.event.EventSink;
import io.github.mesosspring.framework.FrameworkIdStore;
import io.github.mesosspring.framework.FrameworkProblem;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.leader.LeaderDetector;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.scheduler.OfferConstraints;
import io.github.mesosspring.recording.TrafficRecorder;
import io.github.mesosspring.session.SessionObservationConvention;
import io.github.mesosspring.session.SessionObserver;
import io.github.mesosspring.session.Sessions;
import io.github.mesosspring.subscription.MesosSubscription;
import io.github.mesosspring.subscription.MesosSubscriptionBuilder;
import io.github.mesosspring.subscription.SubscriptionListener;
import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The subscription, which starts and stops with the application.
 */
@Configuration(proxyBeanMethods = false)
class MesosSubscriptionConfiguration {

	private static final Log logger = LogFactory.getLog(MesosSubscriptionConfiguration.class);

	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	MesosSubscription mesosSubscription(MesosProperties properties, MesosConnectionDetails connectionDetails,
			FrameworkInfo frameworkInfo, OfferConstraints offerConstraints, MesosWebClients webClients,
			LeaderDetector leaderDetector, FrameworkIdStore frameworkIdStore, Sessions sessions, EventSink sink,
			ObjectProvider<CallTemplate> calls, ObjectProvider<Election> election,
			ObjectProvider<TrafficRecorder> recorder, ObjectProvider<SubscriptionListener> listeners,
			ObjectProvider<LifecycleProperties> lifecycle, ObjectProvider<ObservationRegistry> observationRegistry,
			ObjectProvider<SessionObservationConvention> observationConvention) {
		warnOfForgetting(properties, connectionDetails);
		requireAcceptable(properties, frameworkInfo, offerConstraints);
		TrafficRecorder recording = recorder.getIfUnique();
		MesosSubscriptionBuilder builder = MesosSubscription.builder()
			.frameworkInfo(frameworkInfo)
			.suppressedRoles(properties.getFramework().getSuppressedRoles())
			.offerConstraints(offerConstraints)
			.webClients(webClients)
			.leaderDetector(leaderDetector)
			.frameworkIdStore(frameworkIdStore)
			.sessions(sessions)
			.sink((recording != null) ? recording.tap(sink) : sink);
		MesosConfigurationException.explain("mesos", () -> apply(properties, builder)
			.stopTimeout(ShutdownTime.of(lifecycle).forFarewell(properties.getStopTimeout())));
		calls.ifUnique(builder::calls);
		election.ifUnique(builder::election);
		listeners.orderedStream().forEach(builder::listener);
		observationRegistry.ifUnique((registry) -> builder
			.observer(new SessionObserver(registry, observationConvention.getIfUnique(), frameworkInfo.getName())));
		return builder.build();
	}

	/**
	 * A master that is not configured by property lives no longer than the application,
	 * as that of a test.
	 */
	private static void warnOfForgetting(MesosProperties properties, MesosConnectionDetails connectionDetails) {
		if (properties.getFramework().getIdStore() == MesosFrameworkProperties.IdStore.MEMORY
				&& connectionDetails instanceof PropertiesMesosConnectionDetails) {
			logger.warn("The framework id is kept in memory only (mesos.framework.id-store): after a restart this "
					+ "application is another framework, and nobody manages the tasks of this one any more");
		}
	}

	private static void requireAcceptable(MesosProperties properties, FrameworkInfo info,
			OfferConstraints offerConstraints) {
		FrameworkProblem problem = FrameworkProblem.of(info, properties.getFramework().getSuppressedRoles(),
				offerConstraints);
		if (problem != null) {
			throw MesosConfigurationException.frameworkRefused(problem);
		}
	}

	private static MesosSubscriptionBuilder apply(MesosProperties properties, MesosSubscriptionBuilder builder) {
		MesosSubscriptionProperties subscription = properties.getSubscription();
		return builder.encoding(properties.getEncoding())
			.maxRecordSize(properties.getMaxRecordSize().toBytes())
			.missedHeartbeats(subscription.getMissedHeartbeats())
			.backoff(subscription.getBackoff().getInitial(), subscription.getBackoff().getMax())
			.subscribeTimeout(properties.getCalls().getTimeout())
			.maxPause(properties.getDispatch().getMaxPause())
			.onFrameworkRemoved(subscription.getOnFrameworkRemoved())
			.startPolicy(subscription.getStartPolicy())
			.onStop(properties.getOnStop())
			.autoStartup(properties.isAutoStartup());
	}

}
