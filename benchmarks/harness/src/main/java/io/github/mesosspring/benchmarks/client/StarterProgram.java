package io.github.mesosspring.benchmarks.client;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

import io.github.mesosspring.benchmarks.contestant.Contestant;
import io.github.mesosspring.benchmarks.contestant.ContestantProgram;
import io.github.mesosspring.benchmarks.contestant.Events;
import io.github.mesosspring.benchmarks.contestant.Reply;
import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Event;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * An application with the starter. With the system property {@code meters} it has a
 * registry, so that all that is observed is.
 */
public final class StarterProgram implements Contestant {

	/** More than any lane has in flight, less than may wait. */
	private static final int SUBMITTED = 128;

	/**
	 * Run.
	 * @param args see {@link ContestantProgram}
	 */
	public static void main(String[] args) {
		ContestantProgram.run(new StarterProgram(), args);
	}

	@Override
	public Subscription subscribe(URI master, String framework, Events events) {
		ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
			.web(WebApplicationType.NONE)
			.initializers((application) -> {
				application.getBeanFactory().registerSingleton("events", events);
				if (Boolean.getBoolean("meters")) {
					Meters.register(application.getBeanFactory());
				}
			})
			.properties(Map.of("mesos.master", master.getHost() + ":" + master.getPort(), "mesos.framework.name",
					framework, "mesos.framework.id-store", "memory", "logging.level.root", "warn",
					"spring.main.banner-mode", "off"))
			.run();
		return new StarterSubscription(context);
	}

	/**
	 * A running application.
	 *
	 * @param context its context
	 */
	private record StarterSubscription(ConfigurableApplicationContext context) implements Subscription {

		@Override
		public void makeCalls(Reply call, int count, int inFlight) throws Exception {
			CallOperations calls = this.context.getBean(CallOperations.class);
			List<Offer> offers = this.context.getBean(Handlers.class).offers;
			Semaphore room = new Semaphore(SUBMITTED);
			AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
			for (int number = 0; number < count; number++) {
				room.acquire();
				((call == Reply.ACKNOWLEDGE) ? calls.acknowledge(Statuses.of(number))
						: calls.decline(List.of(offers.get(number).getId()), null))
					.subscribe(null, (error) -> {
						failure.set(error);
						room.release();
					}, room::release);
			}
			room.acquire(SUBMITTED);
			if (failure.get() != null) {
				throw new IllegalStateException("A call failed", failure.get());
			}
		}

		@Override
		public void close() {
			this.context.close();
		}

	}

	/**
	 * What is auto-configured, and the handlers.
	 */
	@EnableAutoConfiguration
	static class Application {

		@Bean
		Handlers handlers(Events events) {
			return new Handlers(events);
		}

	}

	/**
	 * Hands events over.
	 */
	static class Handlers {

		private final Events events;

		private volatile List<Offer> offers = List.of();

		Handlers(Events events) {
			this.events = events;
		}

		@MesosEventHandler
		void subscribed(Event.Subscribed subscribed) {
			this.events.subscribed(subscribed.getFrameworkId().getValue());
		}

		@MesosEventHandler
		void update(TaskStatus status) {
			this.events.update(status.getData().asReadOnlyByteBuffer().getLong());
		}

		@MesosEventHandler
		void offers(Event.Offers event) {
			this.offers = event.getOffersList();
			if (!this.events.offers(event, event.getOffersCount())) {
				this.offers = List.of();
			}
		}

	}

}
