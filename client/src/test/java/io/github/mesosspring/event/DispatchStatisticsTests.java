package io.github.mesosspring.event;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

class DispatchStatisticsTests {

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private EventQueue queue = queue(1);

	private QueueStatistics statistics = statistics(1);

	@Test
	void theLagIsTheAgeOfTheOldestEventUntilItsHandlersAreThrough() {
		begin();
		add(MesosEventType.UPDATE);
		this.time.advanceTimeBy(Duration.ofSeconds(10));
		add(MesosEventType.OFFERS);
		assertThat(this.statistics.lag()).hasSeconds(10);
		assertThat(this.queue.take().type()).isEqualTo(MesosEventType.OFFERS);
		assertThat(this.statistics.lag()).hasSeconds(10);
		assertThat(this.queue.take().type()).isEqualTo(MesosEventType.UPDATE);
		this.time.advanceTimeBy(Duration.ofSeconds(5));
		assertThat(this.statistics.queuedEvents()).isZero();
		assertThat(this.statistics.lag()).hasSeconds(15);
		assertThat(this.queue.take()).isNull();
		assertThat(this.statistics.lag()).isZero();
	}

	@Test
	void whatWorkersHandleAgesToo() {
		this.queue = queue(2);
		begin();
		add(MesosEventType.UPDATE);
		this.queue.handOver(this.queue.take(), 0);
		this.time.advanceTimeBy(Duration.ofSeconds(1));
		assertThat(this.statistics.lag()).hasSeconds(1);
		WorkerRow row = this.queue.rows().get(0);
		assertThat(this.queue.takeUp(row)).isNotNull();
		assertThat(this.queue.take()).isNull();
		assertThat(this.statistics.lag()).hasSeconds(1);
		assertThat(this.queue.takeUp(row)).isNull();
		assertThat(this.statistics.lag()).isZero();
	}

	@Test
	void countsWhatWaitsAndNotWhatWasDropped() {
		begin();
		add(MesosEventType.UPDATE);
		add(MesosEventType.MESSAGE);
		assertThat(this.statistics.queuedEvents()).isEqualTo(2);
		assertThat(this.statistics.queuedBytes()).isEqualTo(20);
		this.queue.end(1);
		assertThat(this.statistics.queuedEvents()).isOne();
		assertThat(this.statistics.queuedBytes()).isEqualTo(10);
		assertThat(this.statistics.maxQueuedEvents()).isEqualTo(5);
		assertThat(this.statistics.maxQueuedBytes()).isEqualTo(100);
		this.queue.close();
		assertThat(this.statistics.lag()).isZero();
	}

	@Test
	void theDispatcherTellsWhatItsStreamsBrought() {
		try (DispatchFixture fixture = new DispatchFixture().subscribe(1)) {
			fixture.dispatcher.read(7);
			fixture.dispatcher.read(5);
			fixture.dispatcher.stop();
			fixture.dispatcher.start();
			assertThat(fixture.dispatcher.statistics().bytesRead()).isEqualTo(12);
		}
	}

	private void begin() {
		this.queue.begin(event(MesosEventType.SUBSCRIBED, 0));
		this.queue.take();
		this.queue.take();
	}

	private void add(MesosEventType type) {
		this.queue.add(event(type, 10));
	}

	private QueuedEvent event(MesosEventType type, int length) {
		return new QueuedEvent(1, type, new byte[length], this.time.now(TimeUnit.NANOSECONDS));
	}

	private EventQueue queue(int concurrency) {
		return new EventQueue(settings(concurrency), new EventListeners(List.of()), (loop) -> {
		});
	}

	private QueueStatistics statistics(int concurrency) {
		return new QueueStatistics(settings(concurrency), () -> this.queue);
	}

	private DispatchSettings settings(int concurrency) {
		return new DispatchSettings(100, 5, concurrency, null, Thread::new, Duration.ofSeconds(1), true, this.time,
				MesosEventType::isLasting, new OpenAcknowledgments());
	}

}
