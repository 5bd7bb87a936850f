package io.github.mesosspring.autoconfigure.event;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.mesosspring.autoconfigure.MesosAutoConfiguration;
import io.github.mesosspring.embedded.EmbeddedMesos;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.operator.MesosOperatorTemplate;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.session.OfferLoss;
import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.session.Sessions;
import io.github.mesosspring.subscription.MesosSubscription;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What an application hears of in the life of its framework.
 */
class ApplicationEventsOfALifeTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@Test
	void hearsOfStartFailoverLossOfTheNetworkRemovalAndStopInTheirOrder() {
		try (EmbeddedMesos mesos = EmbeddedMesos.builder().masters(2).scriptedAgents(1).start()) {
			new ApplicationContextRunner()
				.withConfiguration(AutoConfigurations.of(WebClientAutoConfiguration.class, MesosAutoConfiguration.class,
						MesosApplicationEventAutoConfiguration.class))
				.withBean(Listener.class)
				.withPropertyValues("spring.application.name=jobs", "mesos.framework.id-store=memory",
						"mesos.subscription.backoff.max=1s", "mesos.master=" + mesos.connectString())
				.run((context) -> {
					Listener heard = context.getBean(Listener.class);
					Sessions sessions = context.getBean(Sessions.class);
					await().atMost(LIMIT).until(() -> sessions.offers().size() > 0);
					String id = context.getBean(MesosSubscription.class).status().frameworkId();
					mesos.failOver();
					await().atMost(LIMIT).until(() -> heard.count(MesosLeaderChangedEvent.class) == 1);
					await().atMost(LIMIT).until(() -> sessions.offers().size() > 0);
					mesos.leader().leadingStream().cut();
					await().atMost(LIMIT).until(() -> heard.count(MesosSubscribedEvent.class) == 3);
					context.getBean(MesosOperatorTemplate.class)
						.master()
						.teardown(FrameworkID.newBuilder().setValue(String.valueOf(id)).build())
						.block(LIMIT);
					await().atMost(LIMIT).until(() -> heard.count(MesosSubscriptionFailedEvent.class) == 1);
					((ConfigurableApplicationContext) context.getSourceApplicationContext()).close();
					assertLife(heard, String.valueOf(id));
				});
		}
	}

	private static void assertLife(Listener heard, String id) {
		assertThat(heard.milestones()).containsExactly("MesosSubscribedEvent", "MesosDisconnectedEvent",
				"MesosSubscribedEvent", "MesosLeaderChangedEvent", "MesosDisconnectedEvent", "MesosSubscribedEvent",
				"MesosDisconnectedEvent", "MesosFrameworkRemovedEvent", "MesosSubscriptionFailedEvent",
				"MesosSubscriptionStoppedEvent");
		assertThat(heard.of(MesosSubscribedEvent.class)).allSatisfy((event) -> {
			assertThat(event.getFrameworkId()).isEqualTo(id);
			assertThat(event.getFrameworkName()).isEqualTo("jobs");
		}).extracting(MesosSubscribedEvent::getEpoch).containsExactly(1L, 2L, 3L);
		assertThat(heard.of(MesosDisconnectedEvent.class)).extracting(MesosDisconnectedEvent::getReason)
			.last()
			.as("a master ends the stream of a framework it removes")
			.isEqualTo(SessionLoss.STREAM_ENDED);
		assertThat(heard.of(MesosSubscriptionFailedEvent.class)).singleElement()
			.extracting(MesosSubscriptionFailedEvent::getReason)
			.isEqualTo(SessionLoss.ERROR_EVENT);
		assertThat(heard.of(MesosReconnectScheduledEvent.class)).hasSizeGreaterThanOrEqualTo(2)
			.first()
			.extracting(MesosReconnectScheduledEvent::getAttempt)
			.isEqualTo(1);
		assertThat(heard.of(MesosOffersVoidedEvent.class)).first()
			.extracting(MesosOffersVoidedEvent::getReason, MesosOffersVoidedEvent::getCount)
			.containsExactly(OfferLoss.SESSION_ENDED, 1);
		assertThat(heard.threads).isNotEmpty().containsOnly("mesos-application-events");
	}

	static class Listener {

		private final List<MesosApplicationEvent> events = new CopyOnWriteArrayList<>();

		private final List<String> threads = new CopyOnWriteArrayList<>();

		@EventListener
		void heard(MesosApplicationEvent event) {
			this.events.add(event);
			this.threads.add(Thread.currentThread().getName());
		}

		@MesosEventHandler
		void keep(Offer offer) {
		}

		<E extends MesosApplicationEvent> List<E> of(Class<E> type) {
			return this.events.stream().filter(type::isInstance).map(type::cast).toList();
		}

		int count(Class<? extends MesosApplicationEvent> type) {
			return of(type).size();
		}

		/**
		 * What happens once, however often it had to be tried.
		 */
		List<String> milestones() {
			List<Class<?>> anyNumber = List.of(MesosSubscriptionStateChangedEvent.class,
					MesosReconnectScheduledEvent.class, MesosOffersVoidedEvent.class);
			return this.events.stream()
				.map(Object::getClass)
				.filter((type) -> !anyNumber.contains(type))
				.map(Class::getSimpleName)
				.toList();
		}

	}

}
