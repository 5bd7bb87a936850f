package io.github.mesosspring.stream;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

class LivenessWatchTests {

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final AtomicInteger deaths = new AtomicInteger();

	private final AtomicInteger slow = new AtomicInteger();

	private final Actor actor = new Actor(this.time, (ex) -> {
		throw new AssertionError(ex);
	});

	private final LivenessWatch watch = new LivenessWatch(this.actor, () -> this.time.now(TimeUnit.NANOSECONDS), 5,
			Duration.ofHours(3), this.deaths::incrementAndGet, this.slow::incrementAndGet);

	@AfterEach
	void disposeScheduler() {
		this.time.dispose();
	}

	@Test
	void fifteenSecondsAreTheIntervalUntilTheMasterNamesOne() {
		this.watch.arm();
		advance(Duration.ofSeconds(75).minusMillis(1));
		assertThat(this.deaths).hasValue(0);
		advance(Duration.ofMillis(1));
		assertThat(this.deaths).hasValue(1);
	}

	@Test
	void isDeadOnlyOnce() {
		this.watch.arm();
		advance(Duration.ofHours(1));
		assertThat(this.deaths).hasValue(1);
	}

	@Test
	void everyTouchCounts() {
		this.watch.arm();
		for (int i = 0; i < 20; i++) {
			advance(Duration.ofSeconds(74));
			this.watch.touch();
		}
		assertThat(this.deaths).hasValue(0);
		advance(Duration.ofSeconds(75));
		assertThat(this.deaths).hasValue(1);
	}

	@Test
	void takesOverTheIntervalOfTheMaster() {
		this.watch.arm();
		this.watch.interval(2);
		assertThat(this.watch.tolerated()).isEqualTo(Duration.ofSeconds(10));
		advance(Duration.ofMillis(9_999));
		assertThat(this.deaths).hasValue(0);
		advance(Duration.ofMillis(1));
		assertThat(this.deaths).hasValue(1);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300 })
	void unreasonableIntervalCountsAsTheDefault(double seconds) {
		this.watch.interval(seconds);
		assertThat(this.watch.tolerated()).isEqualTo(Duration.ofSeconds(75));
	}

	@Test
	void absurdlyShortIntervalIsNotTakenAtItsWord() {
		this.watch.interval(1e-9);
		assertThat(this.watch.tolerated()).isEqualTo(Duration.ofMillis(50));
	}

	@Test
	void pauseOfOurOwnMakingDoesNotCount() {
		this.watch.arm();
		advance(Duration.ofSeconds(70));
		this.watch.pause();
		advance(Duration.ofHours(2));
		assertThat(this.deaths).hasValue(0);
		this.watch.resume();
		advance(Duration.ofSeconds(74));
		assertThat(this.deaths).hasValue(0);
		advance(Duration.ofSeconds(1));
		assertThat(this.deaths).hasValue(1);
	}

	@Test
	void pauseThatLastsTooLongIsNoticed() {
		this.watch.arm();
		advance(Duration.ofSeconds(70));
		this.watch.pause();
		advance(Duration.ofHours(3).minusMillis(1));
		assertThat(this.slow).hasValue(0);
		advance(Duration.ofMillis(1));
		assertThat(this.slow).hasValue(1);
		assertThat(this.deaths).hasValue(0);
	}

	@Test
	void shortPausesDoNotAddUp() {
		this.watch.arm();
		for (int i = 0; i < 10; i++) {
			this.watch.pause();
			advance(Duration.ofHours(2));
			this.watch.resume();
		}
		assertThat(this.slow).hasValue(0);
		assertThat(this.deaths).hasValue(0);
	}

	@Test
	void pauseOfADisarmedWatchIsNoLongerOfInterest() {
		this.watch.arm();
		this.watch.pause();
		this.watch.disarm();
		this.watch.pause();
		advance(Duration.ofHours(4));
		assertThat(this.slow).hasValue(0);
	}

	@Test
	void disarmedWatchIsSilent() {
		this.watch.arm();
		this.watch.disarm();
		advance(Duration.ofHours(1));
		assertThat(this.deaths).hasValue(0);
	}

	@Test
	void knowsTheTimeSinceTheLastSignOfLife() {
		this.watch.arm();
		advance(Duration.ofSeconds(3));
		assertThat(this.watch.age()).isEqualTo(Duration.ofSeconds(3));
	}

	private void advance(Duration duration) {
		this.time.advanceTimeBy(duration);
	}

}
