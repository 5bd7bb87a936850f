package io.github.mesosspring.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

class EventQueueTests {

	private final OpenAcknowledgments acknowledgments = new OpenAcknowledgments();

	private final RecordingListener listener = new RecordingListener();

	private final AtomicInteger wakes = new AtomicInteger();

	private final EventQueue queue = queue(1);

	@Test
	void eventsAboutOffersGoFirstAndEachLaneKeepsItsOrder() {
		begin(1);
		add(1, MesosEventType.UPDATE, 1);
		add(1, MesosEventType.OFFERS, 2);
		add(1, MesosEventType.MESSAGE, 3);
		add(1, MesosEventType.RESCIND, 4);
		assertThat(drain(5)).containsExactly("1 SUBSCRIBED 0", "1 OFFERS 2", "1 RESCIND 4", "1 UPDATE 1",
				"1 MESSAGE 3");
	}

	@Test
	void subscribedOvertakesNothingAndNothingOvertakesIt() {
		begin(1);
		add(1, MesosEventType.ERROR, 1);
		add(1, MesosEventType.OFFERS, 2);
		add(1, MesosEventType.FAILURE, 3);
		begin(2);
		add(2, MesosEventType.OFFERS, 4);
		add(2, MesosEventType.UPDATE, 5);
		assertThat(drain(5)).containsExactly("1 ERROR 1", "1 FAILURE 3", "2 SUBSCRIBED 0", "2 OFFERS 4", "2 UPDATE 5");
		assertThat(this.listener.seen).containsExactlyInAnyOrder("dropped SUBSCRIBED", "dropped OFFERS");
	}

	@Test
	void theEndOfASubscriptionDropsWhatIsVoidWithIt() {
		begin(1);
		add(1, MesosEventType.UPDATE, 1);
		add(1, MesosEventType.OFFERS, 2);
		add(1, MesosEventType.HEARTBEAT, 3);
		add(1, MesosEventType.MESSAGE, 4);
		this.queue.end(1);
		add(1, MesosEventType.UPDATE, 5);
		assertThat(drain(1)).containsExactly("1 MESSAGE 4");
		assertThat(this.listener.seen).containsExactlyInAnyOrder("dropped SUBSCRIBED", "dropped UPDATE",
				"dropped OFFERS", "dropped HEARTBEAT", "dropped UPDATE");
	}

	@Test
	void theEndOfAnOlderSubscriptionChangesNothing() {
		begin(2);
		add(2, MesosEventType.UPDATE, 1);
		this.queue.end(1);
		assertThat(drain(2)).containsExactly("2 SUBSCRIBED 0", "2 UPDATE 1");
	}

	@Test
	void theRefusalOfASubscriptionThatNeverStoodIsDelivered() {
		add(1, MesosEventType.ERROR, 1);
		assertThat(drain(1)).containsExactly("1 ERROR 1");
	}

	@Test
	void hasRoomForWhatFitsInItsBytes() {
		begin(1);
		add(1, MesosEventType.MESSAGE, 60);
		assertThat(this.queue.hasRoomFor(40)).isTrue();
		assertThat(this.queue.hasRoomFor(41)).isFalse();
		drain(2);
		assertThat(this.queue.hasRoomFor(41)).isTrue();
	}

	@Test
	void hasRoomForNoMoreThanItsNumberOfEvents() {
		begin(1);
		for (int i = 0; i < 4; i++) {
			assertThat(this.queue.hasRoomFor(0)).isTrue();
			add(1, MesosEventType.MESSAGE, 0);
		}
		assertThat(this.queue.hasRoomFor(0)).isFalse();
	}

	@Test
	void hasRoomForAnEventLargerThanTheBoundOnlyWhenNothingWaits() {
		begin(1);
		assertThat(this.queue.hasRoomFor(100_000)).isFalse();
		drain(1);
		assertThat(this.queue.hasRoomFor(100_000)).isTrue();
		add(1, MesosEventType.OFFERS, 100_000);
		assertThat(this.queue.hasRoomFor(0)).isFalse();
		assertThat(drain(1)).containsExactly("1 OFFERS 100000");
		assertThat(this.queue.hasRoomFor(1)).isTrue();
	}

	@Test
	void tellsOnceWhenThereIsRoomAgain() {
		AtomicInteger told = new AtomicInteger();
		this.queue.whenRoomFor(100, told::incrementAndGet);
		assertThat(told).hasValue(1);
		begin(1);
		add(1, MesosEventType.MESSAGE, 50);
		add(1, MesosEventType.MESSAGE, 50);
		this.queue.whenRoomFor(50, told::incrementAndGet);
		drain(1);
		assertThat(told).hasValue(1);
		drain(2);
		assertThat(told).hasValue(2);
	}

	@Test
	void isDrainedBelowHalfOfItsBoundsWhenNothingIsBeingDelivered() {
		AtomicInteger told = new AtomicInteger();
		this.queue.whenDrained(told::incrementAndGet);
		assertThat(told).hasValue(1);
		begin(1);
		add(1, MesosEventType.MESSAGE, 51);
		add(1, MesosEventType.MESSAGE, 1);
		this.queue.whenDrained(told::incrementAndGet);
		drain(2);
		assertThat(told).as("the second is still being delivered").hasValue(1);
		drain(1);
		assertThat(told).hasValue(2);
	}

	@Test
	void droppingEverythingDoesNotEndTheDeliveryThatRuns() {
		AtomicInteger told = new AtomicInteger();
		begin(1);
		drain(1);
		this.queue.end(1);
		this.queue.whenDrained(told::incrementAndGet);
		assertThat(told).hasValue(0);
		this.queue.close();
		this.queue.take();
		assertThat(told).hasValue(1);
	}

	@Test
	void isNotDrainedWhileAWorkerHandlesAnUpdate() {
		EventQueue shared = queue(2);
		shared.begin(new QueuedEvent(1, MesosEventType.SUBSCRIBED, new byte[0], 0));
		shared.take();
		shared.add(new QueuedEvent(1, MesosEventType.UPDATE, new byte[1], 0));
		QueuedEvent update = shared.take();
		assertThat(update).isNotNull();
		shared.handOver(update, 0);
		WorkerRow row = shared.rows().get(0);
		assertThat(shared.takeUp(row)).isEqualTo(update);
		AtomicInteger told = new AtomicInteger();
		shared.whenDrained(told::incrementAndGet);
		assertThat(told).hasValue(0);
		shared.close();
		assertThat(shared.takeUp(row)).isNull();
		assertThat(told).hasValue(1);
	}

	@Test
	void droppingMakesRoomToo() {
		AtomicInteger told = new AtomicInteger();
		begin(1);
		add(1, MesosEventType.UPDATE, 100);
		this.queue.whenRoomFor(1, told::incrementAndGet);
		assertThat(told).hasValue(0);
		this.queue.end(1);
		assertThat(told).hasValue(1);
		assertThat(this.queue.hasRoomFor(100)).isTrue();
	}

	@Test
	void wakesWhoeverTakesWhenSomethingWasAdded() {
		begin(1);
		assertThat(this.wakes).hasValue(1);
		add(1, MesosEventType.UPDATE, 1);
		assertThat(this.wakes).hasValue(2);
	}

	@Test
	void deliversNothingFromQuiesceUntilTheNextSubscription() {
		begin(1);
		add(1, MesosEventType.UPDATE, 1);
		add(1, MesosEventType.OFFERS, 1);
		drain(1);
		CompletableFuture<Void> quiet = this.queue.quiesce();
		add(1, MesosEventType.UPDATE, 1);
		add(1, MesosEventType.ERROR, 1);
		assertThat(quiet).as("SUBSCRIBED is still being delivered").isNotDone();
		assertThat(this.queue.take()).isNull();
		assertThat(quiet).isCompleted();
		assertThat(this.queue.quiesce()).isCompleted();
		assertThat(this.listener.seen).containsExactlyInAnyOrder("dropped OFFERS", "dropped UPDATE", "dropped UPDATE",
				"dropped ERROR");
		begin(2);
		add(2, MesosEventType.UPDATE, 2);
		assertThat(drain(2)).containsExactly("2 SUBSCRIBED 0", "2 UPDATE 2");
	}

	@Test
	void whoWaitsForHandlersIsToldWhenTheyAreGivenUp() {
		AtomicInteger told = new AtomicInteger();
		begin(1);
		drain(1);
		this.queue.whenDrained(told::incrementAndGet);
		this.queue.close();
		assertThat(told).hasValue(0);
		this.queue.giveUp();
		assertThat(told).hasValue(1);
	}

	@Test
	void aClosedQueueAdmitsNothing() {
		begin(1);
		add(1, MesosEventType.ERROR, 1);
		this.queue.close();
		add(1, MesosEventType.ERROR, 1);
		begin(2);
		assertThat(this.queue.take()).isNull();
		assertThat(this.listener.seen).containsExactly("dropped SUBSCRIBED", "dropped ERROR", "dropped ERROR",
				"dropped SUBSCRIBED");
	}

	@Test
	void updatesAndWhatCameAfterThemWaitWhileManyAcknowledgementsAreOpenAndOffersGoOn() {
		begin(1);
		add(1, MesosEventType.FAILURE, 0);
		add(1, MesosEventType.UPDATE, 1);
		add(1, MesosEventType.ERROR, 2);
		IntStream.range(0, OpenAcknowledgments.MANY).forEach((number) -> this.acknowledgments.begun());
		assertThat(drain(2)).containsExactly("1 SUBSCRIBED 0", "1 FAILURE 0");
		assertThat(this.queue.take()).isNull();
		add(1, MesosEventType.OFFERS, 3);
		assertThat(drain(1)).containsExactly("1 OFFERS 3");
		assertThat(this.queue.take()).isNull();
		IntStream.range(0, OpenAcknowledgments.MANY).forEach((number) -> this.acknowledgments.settled());
		assertThat(drain(2)).containsExactly("1 UPDATE 1", "1 ERROR 2");
	}

	@Test
	void toldOfRoomOnlyWhenThereIsSomeToSpareAndOfAnyRecordThatFits() {
		AtomicInteger told = new AtomicInteger();
		EventQueue large = new EventQueue(
				new DispatchSettings(1_000_000, 80, 1, null, Thread::new, Duration.ofSeconds(1), true,
						Schedulers.parallel(), MesosEventType::isLasting, new OpenAcknowledgments()),
				this.listener, (loop) -> this.wakes.incrementAndGet());
		large.begin(new QueuedEvent(1, MesosEventType.SUBSCRIBED, new byte[0], 0));
		IntStream.range(0, 79)
			.forEach((number) -> large.add(new QueuedEvent(1, MesosEventType.UPDATE, new byte[1], 0)));
		large.whenRoomFor(999_000, told::incrementAndGet);
		IntStream.range(0, 9).forEach((number) -> large.take());
		assertThat(told).as("a tenth of it is free").hasValue(0);
		large.take();
		assertThat(told).as("an eighth of it is free").hasValue(1);
	}

	@Test
	void aFullQueueIsLeftToRunLowForATenthOfASecond() {
		VirtualTimeScheduler time = VirtualTimeScheduler.create();
		AtomicInteger told = new AtomicInteger();
		EventQueue large = full(time);
		large.whenRoomFor(1, told::incrementAndGet);
		take(large, 700);
		assertThat(told).as("300 wait").hasValue(0);
		time.advanceTimeBy(Duration.ofMillis(99));
		take(large, 1);
		assertThat(told).as("the time is not over").hasValue(0);
		time.advanceTimeBy(Duration.ofMillis(1));
		take(large, 1);
		assertThat(told).as("the time is over").hasValue(1);
	}

	@Test
	void aFullQueueThatRunsLowIsFilledAtOnce() {
		AtomicInteger told = new AtomicInteger();
		EventQueue large = full(VirtualTimeScheduler.create());
		large.whenRoomFor(1, told::incrementAndGet);
		take(large, 743);
		assertThat(told).as("257 wait").hasValue(0);
		take(large, 1);
		assertThat(told).as("256 wait").hasValue(1);
	}

	@Test
	void whatArrivesAboutOffersOvertakesWhatWasLookedAtBefore() {
		begin(1);
		add(1, MesosEventType.UPDATE, 1);
		add(1, MesosEventType.UPDATE, 2);
		assertThat(drain(2)).containsExactly("1 SUBSCRIBED 0", "1 UPDATE 1");
		add(1, MesosEventType.MESSAGE, 3);
		add(1, MesosEventType.OFFERS, 4);
		assertThat(drain(3)).containsExactly("1 OFFERS 4", "1 UPDATE 2", "1 MESSAGE 3");
	}

	/** A queue in which as many wait as may. */
	private EventQueue full(Scheduler timer) {
		EventQueue full = new EventQueue(
				new DispatchSettings(1_000_000, 1000, 1, null, Thread::new, Duration.ofSeconds(1), true, timer,
						MesosEventType::isLasting, new OpenAcknowledgments()),
				this.listener, (loop) -> this.wakes.incrementAndGet());
		full.begin(new QueuedEvent(1, MesosEventType.SUBSCRIBED, new byte[0], 0));
		IntStream.range(0, 999)
			.forEach((number) -> full.add(new QueuedEvent(1, MesosEventType.UPDATE, new byte[1], 0)));
		return full;
	}

	private static void take(EventQueue queue, int events) {
		IntStream.range(0, events).forEach((number) -> assertThat(queue.take()).isNotNull());
	}

	private EventQueue queue(int concurrency) {
		return new EventQueue(
				new DispatchSettings(100, 5, concurrency, null, Thread::new, Duration.ofSeconds(1), true,
						Schedulers.parallel(), MesosEventType::isLasting, this.acknowledgments),
				this.listener, (loop) -> this.wakes.incrementAndGet());
	}

	private void begin(long epoch) {
		this.queue.begin(new QueuedEvent(epoch, MesosEventType.SUBSCRIBED, new byte[0], 0));
	}

	private void add(long epoch, MesosEventType type, int length) {
		this.queue.add(new QueuedEvent(epoch, type, new byte[length], 0));
	}

	private List<String> drain(int count) {
		List<String> taken = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			QueuedEvent event = this.queue.take();
			taken.add(event.epoch() + " " + event.type() + " " + event.record().length);
		}
		return taken;
	}

}
