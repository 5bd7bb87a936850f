package io.github.mesosspring.executor;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Durations as Mesos writes them: a decimal number and a unit without a space between,
 * e.g. {@code 1.5hrs}.
 */
final class MesosDuration {

	private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)([a-z]+)");

	private static final Map<String, Long> NANOS = Map.of("ns", 1L, "us", 1_000L, "ms", 1_000_000L, "secs",
			1_000_000_000L, "mins", 60_000_000_000L, "hrs", 3_600_000_000_000L, "days", 86_400_000_000_000L, "weeks",
			604_800_000_000_000L);

	private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

	private MesosDuration() {
	}

	/**
	 * Read a duration.
	 * @param text the text
	 * @return the duration, at most 292 years, or {@code null} if the text is none
	 */
	static @Nullable Duration parse(String text) {
		Matcher matcher = FORM.matcher(text.strip());
		Long unit = matcher.matches() ? NANOS.get(matcher.group(2)) : null;
		if (unit == null || matcher.group(1).length() > 30) {
			return null;
		}
		BigInteger nanos = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit)).toBigInteger();
		return Duration.ofNanos(nanos.min(MAX).longValueExact());
	}

}
