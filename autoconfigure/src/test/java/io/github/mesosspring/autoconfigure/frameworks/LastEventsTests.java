package io.github.mesosspring.autoconfigure.frameworks;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.mesosspring.autoconfigure.MesosAutoConfiguration;
import io.github.mesosspring.autoconfigure.event.MesosSubscriptionStoppedEvent;
import io.github.mesosspring.subscription.SubscriptionState;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class LastEventsTests {

	/**
	 * The listener would rather wait until it is destroyed, for a while.
	 */
	@Test
	void theLastOnesArePublishedBeforeAnyBeanIsDestroyed() {
		List<String> seen = new CopyOnWriteArrayList<>();
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(WebClientAutoConfiguration.class, MesosAutoConfiguration.class,
					MesosFrameworksAutoConfiguration.class))
			.withBean("seen", List.class, () -> seen)
			.withBean(SlowListener.class)
			.withPropertyValues("spring.application.name=jobs", "mesos.framework.enabled=false",
					"mesos.framework.id-store=memory", "mesos.master=127.0.0.1:1", "mesos.frameworks.web=")
			.run((context) -> {
				MesosFramework web = context.getBean(MesosFrameworks.class).find("web").orElseThrow();
				// what has not begun has no end to tell of
				await().until(() -> web.subscription().status().state() != SubscriptionState.STOPPED);
			});
		assertThat(seen).containsExactly("web", "destroyed");
	}

	static class SlowListener implements AutoCloseable {

		private final List<String> seen;

		private final CountDownLatch destroyed = new CountDownLatch(1);

		/** Whoever needs the frameworks is destroyed before them. */
		SlowListener(@Qualifier("seen") List<String> seen, MesosFrameworks frameworks) {
			this.seen = seen;
		}

		@EventListener
		void stopped(MesosSubscriptionStoppedEvent event) throws InterruptedException {
			this.destroyed.await(1, TimeUnit.SECONDS);
			this.seen.add(event.getFrameworkName());
		}

		@Override
		public void close() {
			this.seen.add("destroyed");
			this.destroyed.countDown();
		}

	}

}
