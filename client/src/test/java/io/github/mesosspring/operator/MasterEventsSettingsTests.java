package io.github.mesosspring.operator;

import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MasterEventsSettingsTests {

	private static final MasterEventsSettings DEFAULTS = MasterEventsSettings.defaults();

	static Stream<Arguments> mistakes() {
		return Stream.of(mistake("resynchronizeEvery", (all) -> all.resynchronizeEvery(Duration.ofMillis(-1))),
				mistake("maxQueuedBytes", (all) -> all.maxQueuedBytes(0)),
				mistake("missedHeartbeats", (all) -> all.missedHeartbeats(0)),
				mistake("initialBackoff", (all) -> all.backoff(Duration.ZERO, Duration.ofSeconds(1))),
				mistake("maxBackoff", (all) -> all.backoff(Duration.ofSeconds(2), Duration.ofSeconds(1))));
	}

	@ParameterizedTest
	@MethodSource("mistakes")
	void namesWhatCannotBe(String name, UnaryOperator<MasterEventsSettings> mistake) {
		assertThatIllegalArgumentException().isThrownBy(() -> mistake.apply(DEFAULTS)).withMessageStartingWith(name);
	}

	@Test
	void changesOnlyWhatItIsToldTo() {
		MasterStreamListener listener = new MasterStreamListener() {
		};
		assertThat(DEFAULTS.resynchronizeEvery(Duration.ZERO)
			.maxQueuedBytes(1)
			.missedHeartbeats(2)
			.backoff(Duration.ofMillis(3), Duration.ofMillis(4))
			.listener(listener))
			.isEqualTo(new MasterEventsSettings(Duration.ZERO, 1, 2, Duration.ofMillis(3), Duration.ofMillis(4),
					listener));
	}

	private static Arguments mistake(String name, UnaryOperator<MasterEventsSettings> mistake) {
		return Arguments.of(name, mistake);
	}

}
