package io.github.mesosspring.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Event;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

class HandlerObservationTests {

	private final ObservationRegistry registry = ObservationRegistry.create();

	private final List<Observation.Context> started = new CopyOnWriteArrayList<>();

	private final List<Observation.Context> stopped = new CopyOnWriteArrayList<>();

	@BeforeEach
	void note() {
		this.registry.observationConfig().observationHandler(new ObservationHandler<Observation.Context>() {

			@Override
			public void onStart(Observation.Context context) {
				assertThat(context.getLowCardinalityKeyValue("outcome").getValue()).isEqualTo("none");
				HandlerObservationTests.this.started.add(context);
			}

			@Override
			public void onStop(Observation.Context context) {
				HandlerObservationTests.this.stopped.add(context);
			}

			@Override
			public boolean supportsContext(Observation.Context context) {
				return true;
			}

		});
	}

	@Test
	void observesEachCallOfAHandlerWithItsOutcome() {
		try (DispatchFixture fixture = fixture(new Failing(), new Watching())) {
			fixture.receive(1, Events.update("t"));
			fixture.awaitDelivered(1);
		}
		assertThat(this.stopped).extracting(Observation.Context::getLowCardinalityKeyValues)
			.containsExactly(
					KeyValues.of("framework", "jobs", "handler", "failing", "outcome", "failed", "type", "UPDATE"),
					KeyValues.of("framework", "jobs", "handler", "watching", "outcome", "handled", "type", "UPDATE"));
		assertThat(this.stopped).extracting(Observation.Context::getName).containsOnly("mesos.event");
		assertThat(this.stopped.get(0).getError()).hasMessage("broken");
		assertThat(this.stopped.get(1).getHighCardinalityKeyValues())
			.isEqualTo(KeyValues.of("agent.id", "S0", "task.id", "t", "task.state", "TASK_RUNNING"));
	}

	@Test
	void aConventionOfTheApplicationTakesThePlaceOfTheDocumentedOne() {
		EventObservationConvention convention = new DefaultEventObservationConvention() {

			@Override
			public String getName() {
				return "ours";
			}

		};
		try (DispatchFixture fixture = new DispatchFixture(
				(builder) -> builder.observationRegistry(this.registry).observationConvention(convention),
				new Watching())
			.subscribe(1)) {
			fixture.receive(1, Events.update("t"));
			fixture.awaitDelivered(1);
		}
		assertThat(this.stopped).extracting(Observation.Context::getName).containsExactly("ours");
	}

	@Test
	void aConventionThatThrowsKeepsNoEventFromItsHandler() {
		EventObservationConvention broken = new DefaultEventObservationConvention() {

			@Override
			public KeyValues getLowCardinalityKeyValues(EventObservationContext context) {
				throw new IllegalStateException("broken convention");
			}

		};
		Watching watching = new Watching();
		try (DispatchFixture fixture = new DispatchFixture(
				(builder) -> builder.observationRegistry(this.registry).observationConvention(broken), watching)
			.subscribe(1)) {
			fixture.receive(1, Events.update("t"));
			fixture.receive(1, Events.update("u"));
			fixture.awaitDelivered(1);
			assertThat(watching.updates).isEqualTo(2);
			assertThat(fixture.listener.seen).noneMatch((line) -> line.startsWith("failed"));
		}
	}

	@Test
	void theObservationIsInScopeAndGoesWithWhatTheHandlerReturns() {
		Watching watching = new Watching();
		try (DispatchFixture fixture = fixture(watching)) {
			fixture.receive(1, Events.message("a"));
			fixture.awaitDelivered(1);
		}
		assertThat(watching.seen).hasSize(2).allSatisfy((context) -> assertThat(context).isSameAs(this.stopped.get(0)));
		assertThat(this.registry.getCurrentObservation()).isNull();
	}

	private DispatchFixture fixture(Object... handlers) {
		return new DispatchFixture((builder) -> builder.observationRegistry(this.registry).framework("jobs"), handlers)
			.subscribe(1);
	}

	static class Failing {

		@MesosEventHandler(id = "failing")
		void update(TaskStatus status) {
			throw new IllegalStateException("broken");
		}

	}

	class Watching {

		final List<Observation.ContextView> seen = new CopyOnWriteArrayList<>();

		volatile int updates;

		@MesosEventHandler(id = "watching")
		void update(TaskStatus status) {
			this.updates++;
		}

		@MesosEventHandler(id = "asynchronous")
		Mono<Void> message(Event.Message message) {
			this.seen.add(HandlerObservationTests.this.registry.getCurrentObservation().getContextView());
			return Mono.deferContextual((context) -> {
				this.seen.add(context.<Observation>get("micrometer.observation").getContextView());
				return Mono.empty();
			});
		}

	}

}
