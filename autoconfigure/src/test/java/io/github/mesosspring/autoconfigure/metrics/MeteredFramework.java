package io.github.mesosspring.autoconfigure.metrics;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import com.google.protobuf.ByteString;
import io.github.mesosspring.autoconfigure.MesosAutoConfiguration;
import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.event.EventDispatcher;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.session.SessionObserver;
import io.github.mesosspring.session.Sessions;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.awaitility.Awaitility;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.client.reactive.MockClientHttpRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeStrategies;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * A framework with all its meters, whose master takes every call, without a network.
 */
final class MeteredFramework {

	private static final URI MASTER = URI.create("http://127.0.0.1:5050");

	private final URI master;

	private final EventDispatcher dispatcher;

	private final Sessions sessions;

	private final SessionObserver observer;

	private long epoch;

	MeteredFramework(ApplicationContext context) {
		this(context, MASTER);
	}

	MeteredFramework(ApplicationContext context, URI master) {
		this.master = master;
		this.dispatcher = context.getBean(EventDispatcher.class);
		this.sessions = context.getBean(Sessions.class);
		this.observer = new SessionObserver(context.getBean(ObservationRegistry.class), null, "jobs");
	}

	static ApplicationContextRunner runner(MeterRegistry registry) {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class, ObservationAutoConfiguration.class,
					MesosAutoConfiguration.class, MesosMetricsAutoConfiguration.class))
			.withBean(MeterRegistry.class, () -> registry)
			.withBean(MesosWebClients.class, Accepting::new)
			.withBean(Handlers.class)
			.withPropertyValues("mesos.master=m:5050", "spring.application.name=jobs",
					"mesos.framework.id-store=memory", "mesos.auto-startup=false");
	}

	/**
	 * A whole subscription with an offer that is used and an update that is acknowledged.
	 */
	void live(String name) {
		subscribe(name);
		offer(name);
		update(name);
		awaitHandlers();
		lose();
	}

	void subscribe(String name) {
		Session session = new Session(this.master, FrameworkID.newBuilder().setValue("framework-" + name).build(),
				"stream", ++this.epoch);
		this.sessions.open(session);
		this.observer.begun();
		this.dispatcher.begin(session,
				Event.newBuilder()
					.setType(Event.Type.SUBSCRIBED)
					.setSubscribed(Event.Subscribed.newBuilder().setFrameworkId(session.frameworkId()))
					.build()
					.toByteArray());
	}

	void offer(String name) {
		accept(MesosEventType.OFFERS,
				Event.newBuilder()
					.setType(Event.Type.OFFERS)
					.setOffers(Event.Offers.newBuilder()
						.addOffers(Offer.newBuilder()
							.setId(OfferID.newBuilder().setValue("offer-" + name))
							.setFrameworkId(FrameworkID.newBuilder().setValue("framework-" + name))
							.setAgentId(AgentID.newBuilder().setValue("agent-" + name))
							.setHostname("host-" + name)))
					.build());
	}

	void update(String name) {
		accept(MesosEventType.UPDATE,
				Event.newBuilder()
					.setType(Event.Type.UPDATE)
					.setUpdate(Event.Update.newBuilder()
						.setStatus(TaskStatus.newBuilder()
							.setTaskId(TaskID.newBuilder().setValue("task-" + name))
							.setAgentId(AgentID.newBuilder().setValue("agent-" + name))
							.setUuid(ByteString.copyFromUtf8("%016d".formatted(Long.parseLong(name))))
							.setState(TaskState.TASK_RUNNING)))
					.build());
	}

	void awaitHandlers() {
		Awaitility.await()
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(5))
			.until(() -> this.dispatcher.statistics().lag().isZero());
	}

	void lose() {
		this.sessions.close(this.sessions.current(), SessionLoss.STREAM_ENDED);
		this.observer.ended(SessionLoss.STREAM_ENDED.tag());
		this.dispatcher.end(this.epoch);
	}

	private void accept(MesosEventType type, Event event) {
		byte[] record = event.toByteArray();
		this.dispatcher.read(record.length);
		this.dispatcher.accept(this.epoch, type, record);
	}

	/** Uses every offer, and kills every task it hears of. */
	static class Handlers {

		@MesosEventHandler(id = "offers")
		void offers(Offer offer, CallOperations calls) {
			calls.decline(List.of(offer.getId()), null).subscribe();
		}

		@MesosEventHandler(id = "updates")
		void update(TaskStatus status, CallOperations calls) {
			calls.kill(status.getTaskId(), status.getAgentId(), null).subscribe();
		}

	}

	private static final class Accepting implements MesosWebClients {

		private final WebClient client = WebClient.builder()
			.exchangeFunction((request) -> request
				.writeTo(new MockClientHttpRequest(HttpMethod.POST, request.url()), ExchangeStrategies.withDefaults())
				.then(Mono.fromSupplier(() -> ClientResponse.create(HttpStatus.ACCEPTED).build())))
			.build();

		@Override
		public WebClient stream() {
			return this.client;
		}

		@Override
		public WebClient calls() {
			return this.client;
		}

	}

}
