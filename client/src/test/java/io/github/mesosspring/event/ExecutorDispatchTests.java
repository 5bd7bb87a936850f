package io.github.mesosspring.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import io.github.mesosspring.protocol.TaskGroupInfo;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.executor.Event;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What handlers of an executor can rely on, on a scheduler whose time stands still.
 */
class ExecutorDispatchTests {

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final Handlers handlers = new Handlers();

	@AfterEach
	void dispose() {
		this.time.dispose();
	}

	@Test
	void deliversAllEventsInTheOrderOfTheWire() {
		try (ExecutorDispatchFixture fixture = fixture()) {
			Sinks.Empty<Void> launched = this.handlers.answerLater("a");
			fixture.subscribe(1);
			fixture.receive(1, ExecutorEvents.launch("a"), ExecutorEvents.kill("a"), ExecutorEvents.launch("b"),
					ExecutorEvents.message("m"), ExecutorEvents.launchGroup("c", "d"), ExecutorEvents.acknowledged("a"),
					ExecutorEvents.heartbeat(), ExecutorEvents.shutdown());
			assertThat(this.handlers.seen).containsExactly("SUBSCRIBED", "launch a");
			launched.tryEmitEmpty();
			assertThat(this.handlers.seen).containsExactly("SUBSCRIBED", "launch a", "kill a", "launch b", "MESSAGE",
					"group [c, d]", "tasks [c, d]", "acknowledged a", "HEARTBEAT", "SHUTDOWN");
		}
	}

	@Test
	void dropsNothingWhenASubscriptionEnds() {
		try (ExecutorDispatchFixture fixture = fixture()) {
			Sinks.Empty<Void> launched = this.handlers.answerLater("a");
			fixture.subscribe(1);
			fixture.receive(1, ExecutorEvents.launch("a"), ExecutorEvents.kill("a"), ExecutorEvents.heartbeat());
			fixture.dispatcher.end(1);
			fixture.receive(1, ExecutorEvents.launch("late"));
			fixture.subscribe(2);
			fixture.receive(2, ExecutorEvents.launch("b"));
			fixture.dispatcher.end(2);
			fixture.subscribe(3);
			launched.tryEmitEmpty();
			assertThat(this.handlers.seen).containsExactly("SUBSCRIBED", "launch a", "kill a", "HEARTBEAT",
					"launch late", "SUBSCRIBED", "launch b", "SUBSCRIBED");
			assertThat(fixture.listener.seen).noneMatch((news) -> news.startsWith("dropped"));
		}
	}

	@Test
	void deliversWhatComesTwiceTwice() {
		try (ExecutorDispatchFixture fixture = fixture()) {
			fixture.subscribe(1);
			fixture.receive(1, ExecutorEvents.acknowledged("a"), ExecutorEvents.acknowledged("a"));
			assertThat(this.handlers.seen).containsExactly("SUBSCRIBED", "acknowledged a", "acknowledged a");
		}
	}

	@Test
	void tellsWhatBecameOfEachEvent() {
		this.handlers.answers.put("broken", Mono.error(new IllegalStateException("no disk")));
		ExecutorEventInterceptor noMessages = new ExecutorEventInterceptor() {
			@Override
			public boolean before(MesosEventType type, Event event) {
				return type != MesosEventType.MESSAGE;
			}
		};
		try (ExecutorDispatchFixture fixture = fixture((builder) -> builder.interceptor(noMessages))) {
			fixture.subscribe(1);
			fixture.receive(1, ExecutorEvents.launch("a"), ExecutorEvents.launch("broken"), ExecutorEvents.message("m"),
					ExecutorEvents.launchGroup("c", "broken"), error(), ExecutorEvents.shutdown());
			assertThat(fixture.delivered).containsExactly("1 SUBSCRIBED HANDLED", "1 LAUNCH HANDLED",
					"1 LAUNCH FAILED java.lang.IllegalStateException: no disk", "1 MESSAGE REFUSED",
					"1 LAUNCH_GROUP FAILED java.lang.IllegalStateException: no disk", "1 ERROR UNHANDLED",
					"1 SHUTDOWN HANDLED");
			assertThat(fixture.listener.seen).contains("received LAUNCH", "failed LAUNCH IllegalStateException",
					"unhandled ERROR");
		}
	}

	@Test
	void tellsThatAnEventIsHandledWhenWhatItsHandlerReturnedIsComplete() {
		try (ExecutorDispatchFixture fixture = fixture()) {
			Sinks.Empty<Void> launched = this.handlers.answerLater("a");
			fixture.subscribe(1);
			fixture.receive(1, ExecutorEvents.launch("a"));
			assertThat(fixture.delivered).containsExactly("1 SUBSCRIBED HANDLED");
			launched.tryEmitError(new IllegalStateException("late"));
			assertThat(fixture.delivered).endsWith("1 LAUNCH FAILED java.lang.IllegalStateException: late");
		}
	}

	@Test
	void aListenerOrAnInterceptorThatFailsStopsNothing() {
		ExecutorEventInterceptor broken = new ExecutorEventInterceptor() {
			@Override
			public boolean before(MesosEventType type, Event event) {
				throw new AssertionError("before");
			}

			@Override
			public void after(MesosEventType type, Event event, EventOutcome outcome) {
				throw new AssertionError("after");
			}
		};
		try (ExecutorDispatchFixture fixture = fixture(
				(builder) -> builder.interceptor(broken).whenDelivered((epoch, event, outcome, failure) -> {
					throw new AssertionError("listener");
				}).whenDelivered((epoch, event, outcome, failure) -> this.handlers.seen.add("told")))) {
			fixture.subscribe(1);
			fixture.receive(1, ExecutorEvents.launch("a"));
			assertThat(this.handlers.seen).containsExactly("SUBSCRIBED", "told", "launch a", "told");
		}
	}

	@Test
	void interceptorsSeeTheOutcome() {
		List<String> seen = new ArrayList<>();
		ExecutorEventInterceptor noting = new ExecutorEventInterceptor() {
			@Override
			public void after(MesosEventType type, Event event, EventOutcome outcome) {
				seen.add(type + " " + outcome);
			}
		};
		try (ExecutorDispatchFixture fixture = fixture((builder) -> builder.interceptor(noting))) {
			fixture.subscribe(1);
			fixture.receive(1, error());
			assertThat(seen).containsExactly("SUBSCRIBED HANDLED", "ERROR UNHANDLED");
		}
	}

	@Test
	void handlersMayBlockTheirThreadAndWhatDoesNotFitWaitsOutside() {
		CountDownLatch go = new CountDownLatch(1);
		Object blocking = new Object() {
			@MesosEventHandler
			void onLaunch(TaskInfo task) throws InterruptedException {
				go.await();
			}
		};
		try (ExecutorDispatchFixture fixture = new ExecutorDispatchFixture((builder) -> builder.maxQueuedEvents(2),
				blocking)) {
			fixture.subscribe(1);
			fixture.receive(1, ExecutorEvents.launch("a"));
			Awaitility.await().until(() -> fixture.dispatcher.hasRoomFor(1));
			Awaitility.await().until(() -> fixture.delivered.size() == 1);
			fixture.receive(1, ExecutorEvents.kill("a"), ExecutorEvents.kill("b"));
			assertThat(fixture.dispatcher.hasRoomFor(1)).isFalse();
			List<String> told = new CopyOnWriteArrayList<>();
			fixture.dispatcher.whenRoomFor(1, () -> told.add("room"));
			fixture.dispatcher.whenDrained(() -> told.add("drained"));
			assertThat(told).isEmpty();
			go.countDown();
			Awaitility.await().until(() -> told.size() == 2);
			assertThat(fixture.delivered).startsWith("1 SUBSCRIBED UNHANDLED", "1 LAUNCH HANDLED");
		}
	}

	@Test
	void aStopTellsOfTheHandlerItDidNotWaitFor() {
		this.handlers.answers.put("a", Mono.never());
		List<String> delivered;
		try (ExecutorDispatchFixture fixture = new ExecutorDispatchFixture(
				(builder) -> builder.stopTimeout(Duration.ofMillis(50)), this.handlers)) {
			fixture.subscribe(1);
			fixture.receive(1, ExecutorEvents.launch("a"), ExecutorEvents.kill("a"));
			Awaitility.await().until(() -> this.handlers.seen.contains("launch a"));
			fixture.dispatcher.stop();
			delivered = fixture.delivered;
			assertThat(fixture.listener.seen).contains("dropped KILL");
		}
		assertThat(delivered).containsExactly("1 SUBSCRIBED HANDLED",
				"1 LAUNCH FAILED java.util.concurrent.CancellationException");
	}

	@Test
	void theErrorHandlerOfAllAndThatOfAMethodAreTold() {
		List<String> failures = new ArrayList<>();
		this.handlers.answers.put("broken", Mono.error(new IllegalStateException("no disk")));
		ExecutorEventErrorHandler own = (id, event, failure) -> failures.add("own " + id);
		try (ExecutorDispatchFixture fixture = new ExecutorDispatchFixture(
				(builder) -> builder.dispatchOn(this.time)
					.errorHandler((id, event, failure) -> failures
						.add(id + " " + event.getLaunch().getTask().getName() + " " + failure.getMessage())),
				this.handlers, new OwnErrorHandler(), own)) {
			fixture.subscribe(1);
			fixture.receive(1, ExecutorEvents.launch("broken"), ExecutorEvents.shutdown());
			assertThat(failures).containsExactly("ExecutorDispatchTests.Handlers.onLaunch broken no disk", "own shut");
		}
	}

	@Test
	void handlersAreObserved() {
		List<String> observed = new ArrayList<>();
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler(new ObservationHandler<Observation.Context>() {
			@Override
			public void onStop(Observation.Context context) {
				observed.add(context.getName() + " " + context.getLowCardinalityKeyValue("type").getValue());
			}

			@Override
			public boolean supportsContext(Observation.Context context) {
				return true;
			}
		});
		try (ExecutorDispatchFixture fixture = fixture((builder) -> builder.observationRegistry(registry))) {
			fixture.subscribe(1);
			fixture.receive(1, ExecutorEvents.launch("a"));
			assertThat(observed).containsExactly("mesos.event SUBSCRIBED", "mesos.event LAUNCH");
		}
	}

	@Test
	void aRecordThatIsNoEventIsSkipped() {
		try (ExecutorDispatchFixture fixture = fixture()) {
			fixture.subscribe(1);
			fixture.dispatcher.accept(1, null, Events.message("of a scheduler").toByteArray());
			fixture.dispatcher.accept(1, MesosEventType.LAUNCH, ExecutorEvents.shutdown().toByteArray());
			fixture.receive(1, ExecutorEvents.launch("a"));
			assertThat(this.handlers.seen).containsExactly("SUBSCRIBED", "launch a");
			assertThat(fixture.listener.seen).contains("undecodable");
		}
	}

	private ExecutorDispatchFixture fixture() {
		return fixture((builder) -> {
		});
	}

	private ExecutorDispatchFixture fixture(Consumer<ExecutorEventDispatcherBuilder> customizer) {
		return new ExecutorDispatchFixture((builder) -> customizer.accept(builder.dispatchOn(this.time)),
				this.handlers);
	}

	private static Event error() {
		return Event.newBuilder().setType(Event.Type.ERROR).setError(Event.Error.newBuilder().setMessage("e")).build();
	}

	static final class Handlers {

		final List<String> seen = new CopyOnWriteArrayList<>();

		final Map<String, Mono<Void>> answers = new HashMap<>();

		Sinks.Empty<Void> answerLater(String task) {
			Sinks.Empty<Void> sink = Sinks.empty();
			this.answers.put(task, sink.asMono());
			return sink;
		}

		@MesosEventHandler
		Mono<Void> onLaunch(TaskInfo task, ExecutorDispatchFixture.ExecutorCalls calls) {
			this.seen.add("launch " + task.getName());
			return this.answers.getOrDefault(task.getName(), Mono.empty());
		}

		@MesosEventHandler
		Mono<Void> aGroup(TaskGroupInfo group) {
			this.seen.add("group " + group.getTasksList().stream().map(TaskInfo::getName).toList());
			return Mono.when(group.getTasksList()
				.stream()
				.map((task) -> this.answers.getOrDefault(task.getName(), Mono.empty()))
				.toList());
		}

		@MesosEventHandler
		void bGroup(List<TaskInfo> tasks) {
			this.seen.add("tasks " + tasks.stream().map(TaskInfo::getName).toList());
		}

		@MesosEventHandler
		void onKill(TaskID task) {
			this.seen.add("kill " + task.getValue());
		}

		@MesosEventHandler(MesosEventType.ACKNOWLEDGED)
		void onAcknowledged(TaskID task) {
			this.seen.add("acknowledged " + task.getValue());
		}

		@MesosEventHandler({ MesosEventType.SUBSCRIBED, MesosEventType.MESSAGE, MesosEventType.HEARTBEAT,
				MesosEventType.SHUTDOWN })
		void on(Event event) {
			this.seen.add(event.getType().name());
		}

	}

	static class OwnErrorHandler {

		@MesosEventHandler(value = MesosEventType.SHUTDOWN, id = "shut", errorHandler = "handler2")
		void onShutdown() {
			throw new IllegalStateException("shutdown");
		}

	}

}
