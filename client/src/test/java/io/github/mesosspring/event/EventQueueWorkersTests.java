package io.github.mesosspring.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

class EventQueueWorkersTests {

	private final RecordingListener listener = new RecordingListener();

	private final List<Integer> wakes = new ArrayList<>();

	private final EventQueue queue = new EventQueue(new DispatchSettings(100, 5, 2, null, Thread::new,
			Duration.ofSeconds(1), true, Schedulers.parallel(), MesosEventType::isLasting, new OpenAcknowledgments()),
			this.listener, this.wakes::add);

	private final AtomicInteger room = new AtomicInteger();

	@BeforeEach
	void begin() {
		this.queue.begin(new QueuedEvent(1, MesosEventType.SUBSCRIBED, new byte[0], 0));
		this.queue.take();
	}

	@Test
	void theBytesOfAnUpdateCountUntilItsWorkerTakesItUp() {
		QueuedEvent update = add(MesosEventType.UPDATE, 100);
		this.queue.whenRoomFor(100, this.room::incrementAndGet);
		assertThat(this.queue.take()).isSameAs(update);
		assertThat(this.queue.hasRoomFor(1)).isFalse();
		this.queue.handOver(update, 1);
		assertThat(this.queue.hasRoomFor(1)).isFalse();
		assertThat(this.room).hasValue(0);
		assertThat(this.queue.takeUp(row(1))).isSameAs(update);
		assertThat(this.queue.hasRoomFor(100)).isTrue();
		assertThat(this.room).hasValue(1);
	}

	@Test
	void updatesOfOneHashGoToOneRowWhateverItsSign() {
		QueuedEvent first = handOver(-1);
		QueuedEvent second = handOver(3);
		QueuedEvent other = handOver(4);
		assertThat(this.queue.takeUp(row(1))).isSameAs(first);
		assertThat(this.queue.takeUp(row(1))).isSameAs(second);
		assertThat(this.queue.takeUp(row(0))).isSameAs(other);
	}

	@Test
	void anUpdateDroppedBeforeItIsHandedOverStaysDropped() {
		QueuedEvent update = add(MesosEventType.UPDATE, 100);
		assertThat(this.queue.take()).isSameAs(update);
		this.queue.end(1);
		this.queue.handOver(update, 0);
		assertThat(row(0).waiting()).isEmpty();
		assertThat(this.queue.hasRoomFor(100)).isTrue();
		assertThat(this.listener.seen).containsExactly("dropped UPDATE");
	}

	@Test
	void anUpdateThatIsDiscardedMakesWayForTheNext() {
		QueuedEvent update = add(MesosEventType.UPDATE, 100);
		QueuedEvent message = add(MesosEventType.MESSAGE, 1);
		assertThat(this.queue.take()).isSameAs(update);
		this.queue.discard(update);
		assertThat(this.queue.hasRoomFor(99)).isTrue();
		assertThat(this.queue.take()).isSameAs(message);
	}

	@Test
	void wakesTheWorkerThatIsHandedAnUpdateAndTheBarrierWhenTheLastWorkerIsDone() {
		QueuedEvent update = handOver(1);
		assertThat(this.wakes).endsWith(2);
		assertThat(this.queue.takeUp(row(1))).isSameAs(update);
		this.queue.begin(new QueuedEvent(2, MesosEventType.SUBSCRIBED, new byte[0], 0));
		assertThat(this.queue.take()).isNull();
		this.wakes.clear();
		assertThat(this.queue.takeUp(row(1))).isNull();
		assertThat(this.wakes).containsExactly(0);
		assertThat(this.queue.take()).isNotNull();
	}

	private WorkerRow row(int worker) {
		return this.queue.rows().get(worker);
	}

	private QueuedEvent handOver(int hash) {
		QueuedEvent update = add(MesosEventType.UPDATE, 1);
		assertThat(this.queue.take()).isSameAs(update);
		this.queue.handOver(update, hash);
		return update;
	}

	private QueuedEvent add(MesosEventType type, int length) {
		QueuedEvent event = new QueuedEvent(1, type, new byte[length], 0);
		this.queue.add(event);
		return event;
	}

}
