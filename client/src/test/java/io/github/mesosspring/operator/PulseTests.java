package io.github.mesosspring.operator;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class PulseTests {

	private static final Duration INTERVAL = Duration.ofSeconds(15);

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	private final Pulse pulse = new Pulse(this.clock, 5);

	private final Sinks.Many<DataBuffer> body = Sinks.many().unicast().onBackpressureBuffer();

	private final AtomicReference<@Nullable Throwable> death = new AtomicReference<>();

	@Test
	void aStreamIsDeadWhenNothingArrivedForFiveIntervals() {
		this.pulse.interval(INTERVAL);
		watch(true);
		for (int count = 0; count < 3; count++) {
			passesAlive(74);
			arrive();
		}
		passesAlive(74);
		dies();
		assertThat(this.death.get()).hasMessage("Nothing arrived for 75.0 s");
	}

	@Test
	void timeInWhichNothingWasAskedForDoesNotCount() {
		this.pulse.interval(INTERVAL);
		BaseSubscriber<DataBuffer> reader = watch(false);
		arrive();
		passesAlive(3600);
		reader.request(1);
		passesAlive(74);
		arrive();
		passesAlive(3600);
		reader.request(1);
		passesAlive(74);
		dies();
	}

	@Test
	void withoutIntervalNothingIsJudged() {
		this.pulse.interval(INTERVAL);
		this.pulse.noInterval();
		watch(true);
		passesAlive(3600);
	}

	@Test
	void aHeartbeatIsAPromiseOfMore() {
		this.pulse.beat();
		this.pulse.noInterval();
		watch(true);
		passesAlive(74);
		dies();
	}

	@Test
	void anUnreasonableIntervalIsTheDefault() {
		this.pulse.interval(Duration.ofNanos(Long.MAX_VALUE));
		watch(true);
		passesAlive(74);
		dies();
	}

	private BaseSubscriber<DataBuffer> watch(boolean keepsReading) {
		BaseSubscriber<DataBuffer> reader = new BaseSubscriber<>() {

			@Override
			protected void hookOnSubscribe(Subscription subscription) {
				subscription.request(1);
			}

			@Override
			protected void hookOnNext(DataBuffer buffer) {
				if (keepsReading) {
					request(1);
				}
			}

			@Override
			protected void hookOnError(Throwable throwable) {
				PulseTests.this.death.set(throwable);
			}

		};
		this.pulse.guard(this.pulse.of(this.body.asFlux())).subscribe(reader);
		return reader;
	}

	private void arrive() {
		this.body.tryEmitNext(DefaultDataBufferFactory.sharedInstance.wrap(new byte[1])).orThrow();
	}

	private void passesAlive(int seconds) {
		this.clock.advanceTimeBy(Duration.ofSeconds(seconds));
		assertThat(this.death.get()).isNull();
	}

	/** With the second in which it is looked at. */
	private void dies() {
		this.clock.advanceTimeBy(Duration.ofSeconds(2));
		assertThat(this.death.get()).isInstanceOf(DeadStreamException.class);
	}

}
