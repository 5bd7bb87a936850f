package io.github.mesosspring.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Everything on one scheduler whose time stands still until it is told otherwise.
 */
class VirtualTimeDispatchTests {

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final Handlers handlers = new Handlers();

	@AfterEach
	void dispose() {
		this.time.dispose();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 4 })
	void deliversWithoutAThreadOfItsOwn(int concurrency) {
		try (DispatchFixture fixture = fixture(concurrency)) {
			fixture.subscribe(1);
			fixture.receive(1, Events.update("a"));
			fixture.receive(1, Events.message("m"));
			assertThat(this.handlers.seen).containsExactly("SUBSCRIBED", "a", "MESSAGE");
			assertThat(fixture.calls.sent(Call.Type.ACKNOWLEDGE)).hasSize(1);
			assertThat(this.handlers.threads).containsOnly(Thread.currentThread());
			assertThat(Thread.getAllStackTraces().keySet())
				.noneMatch((one) -> one.getName().startsWith("mesos-events"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "mono", "stage", "delayed" })
	void anAsynchronousHandlerHoldsBackTheNextEventUntilItCompletes(String kind) {
		Runnable complete = this.handlers.answerLater("a", kind);
		try (DispatchFixture fixture = fixture(1)) {
			fixture.subscribe(1);
			fixture.receive(1, Events.update("a"));
			fixture.receive(1, Events.update("b"));
			fixture.receive(1, Events.message("m"));
			assertThat(this.handlers.seen).containsExactly("SUBSCRIBED", "a");
			assertThat(fixture.calls.sent).isEmpty();
			complete.run();
			assertThat(this.handlers.seen).containsExactly("SUBSCRIBED", "a", "b", "MESSAGE");
			assertThat(acknowledged(fixture)).containsExactly("a", "b");
		}
	}

	@Test
	void anAsynchronousHandlerHoldsUpOnlyTasksOfItsWorker() {
		Runnable complete = this.handlers.answerLater("a", "mono");
		try (DispatchFixture fixture = fixture(4)) {
			fixture.subscribe(1);
			fixture.receive(1, Events.update("a"));
			fixture.receive(1, Events.update("a"));
			fixture.receive(1, Events.update("b"));
			assertThat(this.handlers.seen).containsExactly("SUBSCRIBED", "a", "b");
			fixture.lose(1);
			fixture.subscribe(2);
			fixture.receive(2, Events.update("b"));
			assertThat(this.handlers.seen).as("SUBSCRIBED is a barrier").hasSize(3);
			complete.run();
			assertThat(this.handlers.seen).containsExactly("SUBSCRIBED", "a", "b", "SUBSCRIBED", "b");
		}
	}

	@Test
	void offersAreDeclinedWhenTheLastAsynchronousHandlerHasFailed() {
		Sinks.Empty<Void> first = this.handlers.offerLater("o1");
		Sinks.Empty<Void> second = this.handlers.offerLater("o2");
		try (DispatchFixture fixture = fixture(1)) {
			fixture.subscribe(1);
			fixture.receive(1, Events.offers("o1", "o2"));
			assertThat(this.handlers.seen).containsExactly("SUBSCRIBED", "o1");
			first.tryEmitEmpty();
			assertThat(this.handlers.seen).containsExactly("SUBSCRIBED", "o1", "o2");
			assertThat(fixture.calls.sent).isEmpty();
			second.tryEmitError(new IllegalStateException("later"));
			assertThat(fixture.calls.sent(Call.Type.DECLINE)).singleElement()
				.satisfies((call) -> assertThat(call.getDecline().getOfferIdsList())
					.containsExactly(Events.offerId("o2")));
			assertThat(fixture.listener.seen).contains("failed OFFERS IllegalStateException");
		}
	}

	@Test
	void aResultThatFailsIsAFailureOfItsHandler() {
		this.handlers.answers.put("a", Mono.delay(Duration.ofSeconds(5), this.time)
			.flatMap((tick) -> Mono.error(new IllegalArgumentException("late"))));
		try (DispatchFixture fixture = fixture(1)) {
			fixture.subscribe(1);
			fixture.receive(1, Events.update("a"));
			fixture.receive(1, Events.update("b"));
			this.time.advanceTimeBy(Duration.ofSeconds(5));
			assertThat(acknowledged(fixture)).containsExactly("b");
			assertThat(fixture.listener.seen).contains("failed UPDATE IllegalArgumentException");
		}
	}

	@Test
	void aStopGivesAsynchronousHandlersItsTimeAndCancelsThemThen() {
		Sinks.Empty<Void> never = Sinks.empty();
		CompletableFuture<String> neither = new CompletableFuture<>();
		this.handlers.answers.put("a", never.asMono());
		this.handlers.stages.put("a", neither);
		try (DispatchFixture fixture = fixture(1)) {
			fixture.subscribe(1);
			fixture.receive(1, Events.update("a"));
			fixture.dispatcher.stop();
			assertThat(fixture.dispatcher.isRunning()).isFalse();
			this.time.advanceTimeBy(Duration.ofSeconds(9));
			assertThat(never.currentSubscriberCount()).isOne();
			this.time.advanceTimeBy(Duration.ofSeconds(1));
			assertThat(never.currentSubscriberCount()).isZero();
			assertThat(neither).as("what is waited for after that").isCancelled();
			assertThat(fixture.listener.seen.stream().filter("failed UPDATE CancellationException"::equals)).hasSize(2);
			assertThat(fixture.calls.sent).isEmpty();
		}
	}

	@Test
	void aResultOfBeforeAStopDoesNotHoldUpTheNextStart() {
		Runnable complete = this.handlers.answerLater("a", "mono");
		try (DispatchFixture fixture = fixture(1)) {
			fixture.subscribe(1);
			fixture.receive(1, Events.update("a"));
			fixture.dispatcher.stop();
			fixture.dispatcher.start();
			fixture.lose(1);
			fixture.subscribe(2);
			fixture.receive(2, Events.update("b"));
			assertThat(this.handlers.seen).containsExactly("SUBSCRIBED", "a", "SUBSCRIBED", "b");
			complete.run();
			assertThat(acknowledged(fixture)).containsExactly("b", "a");
		}
	}

	@Test
	void isQuietWhenTheHandlerThatRanHasCompletedAndItsAcknowledgementIsHandedOver() {
		Runnable complete = this.handlers.answerLater("a", "stage");
		try (DispatchFixture fixture = fixture(1)) {
			fixture.subscribe(1);
			fixture.receive(1, Events.update("a"));
			fixture.receive(1, Events.update("b"));
			List<Integer> sentByThen = new ArrayList<>();
			fixture.dispatcher.quiesce().subscribe(null, null, () -> sentByThen.add(fixture.calls.sent.size()));
			assertThat(fixture.listener.seen).contains("dropped UPDATE");
			assertThat(sentByThen).isEmpty();
			complete.run();
			assertThat(sentByThen).containsExactly(1);
			fixture.receive(1, Events.update("c"));
			fixture.lose(1);
			fixture.subscribe(2);
			fixture.receive(2, Events.update("d"));
			assertThat(this.handlers.seen).containsExactly("SUBSCRIBED", "a", "SUBSCRIBED", "d");
		}
	}

	@Test
	void aStopDoesNotMakeItQuietBeforeTheHandlerHasCompleted() {
		Runnable complete = this.handlers.answerLater("a", "mono");
		try (DispatchFixture fixture = fixture(1)) {
			fixture.subscribe(1);
			fixture.receive(1, Events.update("a"));
			List<String> quiet = new ArrayList<>();
			fixture.dispatcher.quiesce().subscribe(null, null, () -> quiet.add("quiet"));
			fixture.dispatcher.whenDrained(() -> quiet.add("drained"));
			fixture.dispatcher.stop();
			assertThat(quiet).isEmpty();
			complete.run();
			assertThat(quiet).containsExactly("quiet", "drained");
		}
	}

	@Test
	void warnsOnceOfAResultThatDoesNotComplete() {
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		Logger logger = (Logger) LoggerFactory.getLogger(EventDispatcher.class);
		log.start();
		logger.addAppender(log);
		this.handlers.answers.put("a", Mono.never());
		try (DispatchFixture fixture = fixture(1)) {
			fixture.subscribe(1);
			fixture.receive(1, Events.update("a"));
			this.time.advanceTimeBy(Duration.ofMinutes(5));
			assertThat(log.list).isEmpty();
			this.time.advanceTimeBy(Duration.ofMinutes(20));
			assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage)
				.singleElement()
				.asString()
				.startsWith("What the handler VirtualTimeDispatchTests.Handlers.onUpdate returned has not completed");
		}
		finally {
			logger.detachAppender(log);
		}
	}

	private DispatchFixture fixture(int concurrency) {
		return new DispatchFixture((builder) -> builder.dispatchOn(this.time).concurrency(concurrency), this.handlers);
	}

	private static List<String> acknowledged(DispatchFixture fixture) {
		return fixture.calls.sent(Call.Type.ACKNOWLEDGE)
			.stream()
			.map((call) -> call.getAcknowledge().getTaskId().getValue())
			.toList();
	}

	final class Handlers {

		final List<String> seen = new ArrayList<>();

		final List<Thread> threads = new ArrayList<>();

		final Map<String, Mono<?>> answers = new HashMap<>();

		final Map<String, CompletionStage<?>> stages = new HashMap<>();

		/** Have the handler of a task complete when the result is run. */
		Runnable answerLater(String task, String kind) {
			if (kind.equals("stage")) {
				CompletableFuture<String> future = new CompletableFuture<>();
				this.stages.put(task, future);
				return () -> future.complete("done");
			}
			if (kind.equals("delayed")) {
				this.answers.put(task, Mono.delay(Duration.ofMinutes(3), VirtualTimeDispatchTests.this.time));
				return () -> VirtualTimeDispatchTests.this.time.advanceTimeBy(Duration.ofMinutes(3));
			}
			return offerLater(task)::tryEmitEmpty;
		}

		Sinks.Empty<Void> offerLater(String offer) {
			Sinks.Empty<Void> sink = Sinks.empty();
			this.answers.put(offer, sink.asMono());
			return sink;
		}

		@MesosEventHandler
		@Order(1)
		Mono<?> onUpdate(TaskStatus status) {
			note(status.getTaskId().getValue());
			return this.answers.getOrDefault(status.getTaskId().getValue(), Mono.empty());
		}

		@MesosEventHandler
		@Order(2)
		CompletionStage<?> alsoOnUpdate(TaskStatus status) {
			return this.stages.getOrDefault(status.getTaskId().getValue(), CompletableFuture.completedFuture(""));
		}

		@MesosEventHandler
		Flux<?> onOffer(Offer offer) {
			note(offer.getId().getValue());
			return this.answers.getOrDefault(offer.getId().getValue(), Mono.empty()).flux();
		}

		@MesosEventHandler({ MesosEventType.SUBSCRIBED, MesosEventType.MESSAGE })
		void on(Event event) {
			note(event.getType().name());
		}

		private void note(String what) {
			this.seen.add(what);
			this.threads.add(Thread.currentThread());
		}

	}

}
