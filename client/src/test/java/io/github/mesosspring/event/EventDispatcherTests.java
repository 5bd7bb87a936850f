package io.github.mesosspring.event;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.mesosspring.protocol.scheduler.Event;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

class EventDispatcherTests {

	@Test
	void deliversOnItsOwnThread() {
		Recording recording = new Recording();
		try (DispatchFixture fixture = new DispatchFixture(recording).subscribe(1)) {
			fixture.receive(1, Events.message("a"));
			fixture.awaitDelivered(1);
			assertThat(recording.seen).containsExactly("SUBSCRIBED mesos-events", "MESSAGE mesos-events");
			assertThat(fixture.listener.seen).startsWith("received SUBSCRIBED");
		}
	}

	@Test
	void countsOnArrival() {
		try (DispatchFixture fixture = new DispatchFixture()) {
			fixture.dispatcher.stop();
			fixture.dispatcher.accept(1, MesosEventType.UPDATE, new byte[0]);
			assertThat(fixture.listener.seen).containsExactly("received UPDATE", "dropped UPDATE");
		}
	}

	@Test
	void skipsARecordThatIsNoEvent() {
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		Logger logger = (Logger) LoggerFactory.getLogger(EventDispatcher.class);
		log.start();
		logger.addAppender(log);
		Recording recording = new Recording();
		try (DispatchFixture fixture = new DispatchFixture(recording).subscribe(1)) {
			fixture.dispatcher.accept(1, MesosEventType.MESSAGE, new byte[] { (byte) 0xff, 1, 2 });
			fixture.dispatcher.accept(1, MesosEventType.MESSAGE, Events.heartbeat().toByteArray());
			fixture.receive(1, Events.message("good"));
			fixture.awaitDelivered(1);
			assertThat(recording.seen).containsExactly("SUBSCRIBED mesos-events", "MESSAGE mesos-events");
			assertThat(fixture.listener.seen.stream().filter("undecodable"::equals)).hasSize(2);
			assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage)
				.anySatisfy((line) -> assertThat(line).startsWith("A record that should be a MESSAGE event was skipped")
					.endsWith("it begins with ff0102 (3 of 3 bytes)"))
				.anySatisfy((line) -> assertThat(line).contains("the payload is missing"));
		}
		finally {
			logger.detachAppender(log);
		}
	}

	@Test
	void countsAnEventOfUnknownTypeAndGoesOn() {
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		Logger logger = (Logger) LoggerFactory.getLogger(EventDispatcher.class);
		log.start();
		logger.addAppender(log);
		Recording recording = new Recording();
		try (DispatchFixture fixture = new DispatchFixture(recording).subscribe(1)) {
			fixture.dispatcher.accept(1, null, new byte[] { 8, 99 });
			fixture.receive(1, Events.message("good"));
			fixture.awaitDelivered(1);
			assertThat(fixture.listener.seen).contains("received null").doesNotContain("undecodable");
			assertThat(recording.seen).hasSize(2);
			assertThat(log.list).noneMatch((line) -> line.getLevel().isGreaterOrEqual(Level.WARN));
		}
		finally {
			logger.detachAppender(log);
		}
	}

	@Test
	void aRecordTooBrokenToHaveATypeIsUndecodable() {
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		Logger logger = (Logger) LoggerFactory.getLogger(EventDispatcher.class);
		log.start();
		logger.addAppender(log);
		Recording recording = new Recording();
		try (DispatchFixture fixture = new DispatchFixture(recording).subscribe(1)) {
			fixture.dispatcher.accept(1, null, new byte[] { (byte) 0xff, 1, 2 });
			fixture.receive(1, Events.message("good"));
			fixture.awaitDelivered(1);
			assertThat(fixture.listener.seen).containsOnlyOnce("undecodable");
			assertThat(recording.seen).hasSize(2);
			assertThat(log.list).filteredOn((line) -> line.getLevel() == Level.WARN)
				.extracting(ILoggingEvent::getFormattedMessage)
				.singleElement()
				.asString()
				.startsWith("A record that should be an event was skipped")
				.endsWith("it begins with ff0102 (3 of 3 bytes)");
		}
		finally {
			logger.detachAppender(log);
		}
	}

	@Test
	void aHandlerMayStopTheDispatcherThatIsBeingStopped() throws InterruptedException {
		Stopping stopping = new Stopping();
		stopping.release = new CountDownLatch(1);
		try (DispatchFixture fixture = new DispatchFixture(stopping)) {
			stopping.dispatcher = fixture.dispatcher;
			fixture.subscribe(1);
			fixture.receive(1, Events.message("never"));
			Thread stop = new Thread(fixture.dispatcher::stop);
			stop.start();
			Awaitility.await().until(() -> fixture.listener.seen.contains("dropped MESSAGE"));
			stopping.release.countDown();
			stop.join(5000);
			assertThat(stop.isAlive()).isFalse();
		}
	}

	@Test
	void aStopEndsWhatAHandlerWaitsFor() {
		Waiting waiting = new Waiting();
		try (DispatchFixture fixture = new DispatchFixture((builder) -> builder.stopTimeout(Duration.ofMillis(50)),
				waiting)
			.subscribe(1)) {
			Awaitility.await().until(() -> waiting.sink.currentSubscriberCount() == 1);
			fixture.dispatcher.stop();
			assertThat(waiting.sink.currentSubscriberCount()).isZero();
		}
	}

	@Test
	void deliversTheErrorThatEndedTheSubscriptionBeforeTheNextOne() throws InterruptedException {
		Recording recording = new Recording();
		recording.hold = true;
		try (DispatchFixture fixture = new DispatchFixture(recording).subscribe(1)) {
			recording.entered.await();
			fixture.receive(1, Events.error("Framework failed over"));
			fixture.lose(1);
			fixture.subscribe(2);
			recording.release.countDown();
			fixture.awaitDelivered(2);
			assertThat(recording.seen).containsExactly("SUBSCRIBED mesos-events", "ERROR mesos-events",
					"SUBSCRIBED mesos-events");
		}
	}

	@Test
	void canBeStoppedAndStartedAgain() {
		Recording recording = new Recording();
		try (DispatchFixture fixture = new DispatchFixture(recording).subscribe(1)) {
			fixture.awaitDelivered(1);
			fixture.dispatcher.stop();
			assertThat(fixture.dispatcher.isRunning()).isFalse();
			assertThat(threads()).isZero();
			fixture.lose(1);
			fixture.dispatcher.start();
			fixture.dispatcher.start();
			assertThat(threads()).isOne();
			fixture.subscribe(2);
			fixture.awaitDelivered(2);
			assertThat(recording.seen).hasSize(2);
		}
		assertThat(threads()).isZero();
	}

	@Test
	void aStopWaitsForTheHandlerThatRunsAndDropsTheRest() throws InterruptedException {
		Recording recording = new Recording();
		recording.hold = true;
		try (DispatchFixture fixture = new DispatchFixture(recording).subscribe(1)) {
			recording.entered.await();
			fixture.receive(1, Events.message("never"));
			Thread stop = new Thread(fixture.dispatcher::stop);
			stop.start();
			Awaitility.await().until(() -> fixture.listener.seen.contains("dropped MESSAGE"));
			assertThat(stop.isAlive()).isTrue();
			recording.release.countDown();
			stop.join(5000);
			assertThat(stop.isAlive()).isFalse();
			assertThat(recording.seen).containsExactly("SUBSCRIBED mesos-events");
		}
	}

	@Test
	void aStopInterruptsAHandlerThatTakesTooLong() throws InterruptedException {
		Recording recording = new Recording();
		recording.hold = true;
		try (DispatchFixture fixture = new DispatchFixture((builder) -> builder.stopTimeout(Duration.ofMillis(50)),
				recording)
			.subscribe(1)) {
			recording.entered.await();
			fixture.dispatcher.stop();
			assertThat(fixture.listener.seen).contains("failed SUBSCRIBED InterruptedException");
			Awaitility.await().until(() -> threads() == 0);
		}
	}

	@Test
	void aStopWithACallbackKeepsNobodyWaiting() throws InterruptedException {
		Recording recording = new Recording();
		recording.hold = true;
		try (DispatchFixture fixture = new DispatchFixture(recording).subscribe(1)) {
			recording.entered.await();
			CountDownLatch stopped = new CountDownLatch(1);
			fixture.dispatcher.stop(stopped::countDown);
			assertThat(stopped.getCount()).isEqualTo(1);
			recording.release.countDown();
			assertThat(stopped.await(5, TimeUnit.SECONDS)).isTrue();
			assertThat(fixture.dispatcher.isRunning()).isFalse();
		}
	}

	@Test
	void aHandlerMayStopTheDispatcher() {
		Stopping stopping = new Stopping();
		try (DispatchFixture fixture = new DispatchFixture(stopping)) {
			stopping.dispatcher = fixture.dispatcher;
			fixture.subscribe(1);
			Awaitility.await().until(() -> !fixture.dispatcher.isRunning() && threads() == 0);
		}
	}

	@Test
	void runsBeforeTheSubscriptionStartsAndUntilAfterItStops() {
		assertThat(EventDispatcher.PHASE).isLessThan(Integer.MAX_VALUE - 100);
		try (DispatchFixture fixture = new DispatchFixture()) {
			assertThat(fixture.dispatcher.getPhase()).isEqualTo(EventDispatcher.PHASE);
		}
	}

	@Test
	void warnsOnceOfOffersThatAreHeldForLong() {
		VirtualTimeScheduler time = VirtualTimeScheduler.create();
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		Logger logger = (Logger) LoggerFactory.getLogger(EventDispatcher.class);
		log.start();
		logger.addAppender(log);
		try (DispatchFixture fixture = new DispatchFixture()) {
			HeldOffersWatch watch = new HeldOffersWatch(fixture.sessions.offers(), Duration.ofSeconds(-1), time);
			watch.start();
			fixture.sessions.open(Events.session(1));
			fixture.sessions.offers().add(Events.offerId("o1"), 1);
			time.advanceTimeBy(Duration.ofMinutes(3));
			fixture.sessions.offers().add(Events.offerId("o2"), 1);
			time.advanceTimeBy(Duration.ofMinutes(3));
			watch.stop();
			fixture.sessions.offers().add(Events.offerId("o3"), 1);
			time.advanceTimeBy(Duration.ofMinutes(3));
			assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage)
				.filteredOn((line) -> line.contains("have been held"))
				.hasSize(2)
				.anySatisfy((line) -> assertThat(line).contains("o1"))
				.anySatisfy((line) -> assertThat(line).contains("o2"));
		}
		finally {
			logger.detachAppender(log);
			time.dispose();
		}
	}

	private static long threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().equals("mesos-events"))
			.filter(Thread::isAlive)
			.count();
	}

	static class Recording {

		final List<String> seen = new CopyOnWriteArrayList<>();

		final CountDownLatch entered = new CountDownLatch(1);

		final CountDownLatch release = new CountDownLatch(1);

		volatile boolean hold;

		@MesosEventHandler({ MesosEventType.SUBSCRIBED, MesosEventType.MESSAGE, MesosEventType.ERROR })
		void on(Event event) throws InterruptedException {
			this.seen.add(event.getType() + " " + Thread.currentThread().getName());
			if (this.hold) {
				this.entered.countDown();
				this.release.await();
			}
		}

	}

	static class Stopping {

		volatile EventDispatcher dispatcher;

		volatile CountDownLatch release = new CountDownLatch(0);

		@MesosEventHandler
		void on(Event.Subscribed subscribed) throws InterruptedException {
			this.release.await();
			this.dispatcher.stop();
		}

	}

	static class Waiting {

		final Sinks.One<String> sink = Sinks.one();

		@MesosEventHandler
		Mono<String> on(Event.Subscribed subscribed) {
			return this.sink.asMono();
		}

	}

}
