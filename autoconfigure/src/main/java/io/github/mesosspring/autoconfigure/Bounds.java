package io.github.mesosspring.autoconfigure;

import java.time.Duration;

import org.springframework.boot.convert.DurationStyle;

/**
 * Refuses values that are too small, or too small for one another, in one sentence with
 * the keys.
 */
final class Bounds {

	private Bounds() {
	}

	static void positive(String key, Duration duration) {
		if (duration.isNegative() || duration.isZero()) {
			throw refused(key, text(duration), "that is no time to wait");
		}
	}

	static void notNegative(String key, Duration duration) {
		if (duration.isNegative()) {
			throw refused(key, text(duration), "no time is negative");
		}
	}

	static void atLeast(String key, long value, long least) {
		if (value < least) {
			throw refused(key, Long.toString(value), "it must be at least " + least);
		}
	}

	static void inOrder(String lessKey, Duration less, String moreKey, Duration more) {
		if (less.compareTo(more) > 0) {
			throw new MesosConfigurationException(
					"'%s' is %s, but '%s' is only %s.".formatted(lessKey, text(less), moreKey, text(more)),
					"Set %s to no more than %s, or raise %s.".formatted(lessKey, text(more), moreKey));
		}
	}

	private static MesosConfigurationException refused(String key, String value, String why) {
		return new MesosConfigurationException("'%s' is %s, but %s.".formatted(key, value, why),
				"Correct %s, or remove it for the default.".formatted(key));
	}

	private static String text(Duration duration) {
		return DurationStyle.SIMPLE.print(duration);
	}

}
