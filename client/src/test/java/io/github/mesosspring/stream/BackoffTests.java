package io.github.mesosspring.stream;

import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackoffTests {

	private static final Duration INITIAL = Duration.ofMillis(250);

	private static final Duration MAX = Duration.ofSeconds(15);

	@Test
	void boundDoublesUpToTheLargest() {
		Backoff backoff = new Backoff(INITIAL, MAX, () -> 1);
		assertThat(Stream.generate(() -> backoff.next().toMillis()).limit(9)).containsExactly(250L, 500L, 1000L, 2000L,
				4000L, 8000L, 15000L, 15000L, 15000L);
	}

	@Test
	void neverOverflows() {
		Backoff backoff = new Backoff(Duration.ofDays(1), Duration.ofDays(300), () -> 1);
		assertThat(Stream.generate(backoff::next).limit(200))
			.allMatch((wait) -> wait.compareTo(Duration.ofDays(300)) <= 0)
			.last()
			.isEqualTo(Duration.ofDays(300));
	}

	@Test
	void waitsAnyTimeBelowTheBound() {
		Backoff none = new Backoff(INITIAL, MAX, () -> 0);
		assertThat(none.next()).isEqualTo(Duration.ZERO);
		Backoff half = new Backoff(INITIAL, MAX, () -> 0.5);
		half.next();
		assertThat(half.next()).isEqualTo(Duration.ofMillis(250));
	}

	@Test
	void startsOverOnlyAfterAStableStream() {
		Backoff backoff = new Backoff(INITIAL, MAX, () -> 1);
		backoff.next();
		backoff.lasted(MAX.minusNanos(1));
		assertThat(backoff.next()).isEqualTo(Duration.ofMillis(500));
		backoff.lasted(MAX);
		assertThat(backoff.next()).isEqualTo(INITIAL);
	}

}
