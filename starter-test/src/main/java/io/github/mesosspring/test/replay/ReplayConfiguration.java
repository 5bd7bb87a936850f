package io.github.mesosspring.test.replay;

import io.github.mesosspring.autoconfigure.MesosConnectionDetails;
import io.github.mesosspring.autoconfigure.MesosFrameworkProperties;
import io.github.mesosspring.autoconfigure.MesosProperties;
import io.github.mesosspring.event.EventSink;
import io.github.mesosspring.session.Sessions;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Makes an application under test one that is played recordings: to be imported by the
 * test, with {@code @Import}. It has a {@link MesosReplayer} bean then; the subscription
 * is not started, no master is looked for, and no framework id is stored. Everything else
 * is as in production, interceptors and error handlers included.
 */
@TestConfiguration(proxyBeanMethods = false)
public class ReplayConfiguration {

	@Bean
	MesosReplayer mesosReplayer(Sessions sessions, EventSink sink, MesosProperties properties, ReplayLog log) {
		return new MesosReplayer(sessions, sink, properties.getEncoding(), log, () -> {
		});
	}

	@Bean
	ReplayLog mesosReplayLog() {
		return new ReplayLog();
	}

	@Bean
	MesosConnectionDetails mesosReplayConnectionDetails() {
		return () -> "replay.invalid:5050";
	}

	@Bean
	ReplayWebClients mesosReplayWebClients() {
		return new ReplayWebClients();
	}

	@Bean
	static BeanPostProcessor mesosReplayProperties() {
		return new BeanPostProcessor() {

			@Override
			public Object postProcessAfterInitialization(Object bean, String beanName) {
				if (bean instanceof MesosProperties properties) {
					adapt(properties);
				}
				return bean;
			}

		};
	}

	/**
	 * With room for one event only, the queue counts as drained when that is delivered
	 * and not before.
	 */
	private static void adapt(MesosProperties properties) {
		properties.setAutoStartup(false);
		properties.getDispatch().setMaxQueuedEvents(1);
		// handlers are to see all that was recorded, repetitions too
		properties.getDispatch().setRememberedUpdates(0);
		properties.getDispatch().setMaxDeliveries(0);
		properties.getFramework().setIdStore(MesosFrameworkProperties.IdStore.MEMORY);
	}

}
