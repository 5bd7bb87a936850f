package io.github.mesosspring.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.mesosspring.embedded.EmbeddedMesos;
import io.github.mesosspring.embedded.journal.JournalEntry;
import io.github.mesosspring.event.EventDispatcher;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.subscription.MesosSubscription;
import io.github.mesosspring.subscription.SubscriptionState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What stops when, and that it stops.
 */
@ExtendWith(OutputCaptureExtension.class)
class ShutdownPhasesTests {

	private final EmbeddedMesos mesos = EmbeddedMesos.builder().agents(1).start();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(LifecycleAutoConfiguration.class, WebClientAutoConfiguration.class,
				MesosAutoConfiguration.class))
		.withPropertyValues("spring.application.name=jobs", "mesos.master=" + this.mesos.connectString(),
				"mesos.framework.id-store=memory");

	@AfterEach
	void close() {
		this.mesos.close();
	}

	@Test
	void beansWithoutAPhaseStopWhileThereIsASubscriptionAndLaterOnesWhenNothingRuns() {
		List<String> order = new ArrayList<>();
		this.contextRunner
			.withBean("none", Observer.class, () -> new Observer("none", SmartLifecycle.DEFAULT_PHASE, order))
			.withBean("between", Observer.class, () -> new Observer("between", EventDispatcher.PHASE + 1, order))
			.withBean("web", Observer.class, () -> new Observer("web", Integer.MAX_VALUE - 1024, order))
			.run((context) -> {
				context.getBeansOfType(Observer.class)
					.values()
					.forEach((observer) -> observer.watch(context.getBean(MesosSubscription.class),
							context.getBean(EventDispatcher.class)));
				awaitSubscribed(context.getBean(MesosSubscription.class));
				((ConfigurableApplicationContext) context.getSourceApplicationContext()).close();
			});
		assertThat(order).containsExactly("none: subscription, handlers", "between: handlers", "web: nothing");
	}

	@Test
	@Timeout(60)
	void handlerThatNeverReturnsDoesNotHoldUpTheEnd(CapturedOutput output) {
		this.contextRunner.withBean(Hanging.class)
			.withPropertyValues("spring.lifecycle.timeout-per-shutdown-phase=600ms")
			.run((context) -> {
				Hanging hanging = context.getBean(Hanging.class);
				assertThat(hanging.entered.await(30, TimeUnit.SECONDS)).isTrue();
				((ConfigurableApplicationContext) context.getSourceApplicationContext()).close();
				assertThat(hanging.release.getCount()).isEqualTo(1);
				Awaitility.await().until(() -> output.getOut().contains("is left behind"));
				hanging.release.countDown();
			});
		assertThat(output).contains("will wait for 540 ms only", "spring.lifecycle.timeout-per-shutdown-phase")
			.contains("is stopped after 540 ms")
			.contains("still runs 200 ms after the stop")
			.contains("is left behind");
		Awaitility.await()
			.until(() -> this.mesos.journal()
				.snapshot()
				.entries()
				.stream()
				.anyMatch(JournalEntry.StreamClosed.class::isInstance));
	}

	private static void awaitSubscribed(MesosSubscription subscription) {
		Awaitility.await().until(() -> subscription.status().state() == SubscriptionState.SUBSCRIBED);
	}

	/**
	 * Takes no notice of being interrupted.
	 */
	static class Hanging {

		final CountDownLatch entered = new CountDownLatch(1);

		final CountDownLatch release = new CountDownLatch(1);

		@MesosEventHandler
		void on(Event.Subscribed subscribed) {
			this.entered.countDown();
			while (this.release.getCount() > 0) {
				try {
					this.release.await();
				}
				catch (InterruptedException ex) {
					// as said
				}
			}
		}

	}

	/**
	 * A bean of the application that notes what still runs when it stops.
	 */
	static class Observer implements SmartLifecycle {

		private final String name;

		private final int phase;

		private final List<String> order;

		private boolean running;

		private MesosSubscription subscription;

		private EventDispatcher dispatcher;

		Observer(String name, int phase, List<String> order) {
			this.name = name;
			this.phase = phase;
			this.order = order;
		}

		void watch(MesosSubscription subscription, EventDispatcher dispatcher) {
			this.subscription = subscription;
			this.dispatcher = dispatcher;
		}

		@Override
		public void start() {
			this.running = true;
		}

		@Override
		public void stop() {
			List<String> running = new ArrayList<>();
			if (this.subscription.isRunning()) {
				running.add("subscription");
			}
			if (this.dispatcher.isRunning()) {
				running.add("handlers");
			}
			this.order.add(this.name + ": " + (running.isEmpty() ? "nothing" : String.join(", ", running)));
			this.running = false;
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

		@Override
		public int getPhase() {
			return this.phase;
		}

	}

}
