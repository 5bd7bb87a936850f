package io.github.mesosspring.autoconfigure;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import io.github.mesosspring.autoconfigure.metrics.MesosMetricsAutoConfiguration;
import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.embedded.EmbeddedMesos;
import io.github.mesosspring.embedded.journal.JournalEntry;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.protocol.Filters;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.subscription.MesosSubscription;
import io.github.mesosspring.subscription.SubscriptionState;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A context that is stopped or paused, and goes on.
 */
class RestartedContextTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(WebClientAutoConfiguration.class, MetricsAutoConfiguration.class,
				EmbeddedMesosAutoConfiguration.class, MesosAutoConfiguration.class,
				MesosMetricsAutoConfiguration.class))
		.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
		.withBean(Decliner.class)
		.withPropertyValues("spring.application.name=jobs", "mesos.master=embedded", "mesos.framework.id-store=memory",
				"mesos.dispatch.concurrency=2");

	@Test
	void tenStopsAndStartsLeaveTheSameFrameworkAndNothingBehind() {
		this.contextRunner.run((context) -> {
			awaitOffers(context);
			String id = frameworkId(context);
			List<String> threads = threads();
			Set<Meter.Id> meters = meters(context);
			for (int i = 0; i < 10; i++) {
				source(context).stop();
				assertThat(subscription(context).status().state()).isEqualTo(SubscriptionState.STOPPED);
				source(context).start();
				awaitOffers(context);
				assertThat(frameworkId(context)).isEqualTo(id);
			}
			EmbeddedMesos mesos = context.getBean(EmbeddedMesos.class);
			assertThat(calls(mesos, Call.Type.SUBSCRIBE)).hasSize(11);
			assertThat(calls(mesos, Call.Type.TEARDOWN)).isEmpty();
			assertThat(mesos.journal().snapshot().subscribed()).hasSize(1);
			assertThat(meters(context)).isEqualTo(meters);
			// a thread that was told to end may take its time
			Awaitility.await().untilAsserted(() -> assertThat(threads()).isEqualTo(threads));
		});
	}

	@Test
	void aFrameworkThatAStopTearsDownHandlesEventsOnThroughAPause() {
		this.contextRunner.withPropertyValues("mesos.on-stop=teardown").run((context) -> {
			awaitOffers(context);
			source(context).pause();
			awaitOffers(context);
			source(context).restart();
			awaitOffers(context);
			assertThat(calls(context.getBean(EmbeddedMesos.class), Call.Type.SUBSCRIBE)).hasSize(1);
		});
	}

	private static void awaitOffers(AssertableApplicationContext context) {
		AtomicInteger offers = context.getBean(Decliner.class).offers;
		int before = offers.get();
		Awaitility.await().until(() -> offers.get() > before);
	}

	private static MesosSubscription subscription(AssertableApplicationContext context) {
		return context.getBean(MesosSubscription.class);
	}

	private static String frameworkId(AssertableApplicationContext context) {
		return subscription(context).status().frameworkId();
	}

	private static ConfigurableApplicationContext source(AssertableApplicationContext context) {
		return (ConfigurableApplicationContext) context.getSourceApplicationContext();
	}

	private static Set<Meter.Id> meters(AssertableApplicationContext context) {
		return context.getBean(MeterRegistry.class)
			.getMeters()
			.stream()
			.map(Meter::getId)
			.filter((id) -> id.getName().startsWith("mesos"))
			// a call that was on its way when the context stopped has an outcome of its
			// own
			.filter((id) -> !id.getName().equals("mesos.calls"))
			.collect(Collectors.toSet());
	}

	/**
	 * Those of the framework, without those of other tests and of the cluster. Numbers in
	 * names tell threads of one pool apart.
	 */
	private static List<String> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter(Thread::isAlive)
			.map(Thread::getName)
			.filter((name) -> name.matches("mesos-(events|subscription|leader|recorder).*"))
			.map((name) -> name.replaceAll("subscription-\\d+", "subscription"))
			.sorted()
			.toList();
	}

	private static List<Call> calls(EmbeddedMesos mesos, Call.Type type) {
		return mesos.journal()
			.snapshot()
			.entries()
			.stream()
			.filter(JournalEntry.CallAnswered.class::isInstance)
			.map((entry) -> ((JournalEntry.CallAnswered) entry).call())
			.filter((call) -> call.getType() == type)
			.toList();
	}

	/**
	 * Wants to be offered the same again at once.
	 */
	static class Decliner {

		final AtomicInteger offers = new AtomicInteger();

		@MesosEventHandler
		void offered(Offer offer, CallOperations calls) {
			this.offers.incrementAndGet();
			calls.decline(List.of(offer.getId()), Filters.newBuilder().setRefuseSeconds(0).build()).subscribe();
		}

	}

}
