package io.github.mesosspring.benchmarks.report;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.mesosspring.benchmarks.result.Measurement;
import org.jspecify.annotations.Nullable;

/**
 * Where on a curve a measurement lies, if its name says that it is a point of one, as
 * {@code framing, records of 1 KiB, chunks of 64 KiB} or {@code live heap @ 2.5 s} do.
 *
 * @param what what was measured, the curve: {@code framing}
 * @param plot what else has to be the same for all curves of a plot:
 * {@code records of 1 KiB}
 * @param x where it was measured, with bytes as 1 and thousands as 1000
 * @param axis what {@code x} is
 */
record Point(String what, String plot, double x, String axis) {

	private static final Pattern OF = Pattern.compile("(.+), ([^,]+?) of ([\\d.,]+) ?(\\S*)");

	private static final Pattern AT = Pattern.compile("(.+?) @ ([\\d.,]+) ?(\\S*)");

	private static final Map<String, Double> BYTES = Map.of("B", 1.0, "KiB", 1024.0, "MiB", 1024.0 * 1024);

	private static final Map<String, Double> COUNTS = Map.of("k", 1e3, "M", 1e6);

	static @Nullable Point of(Measurement measurement) {
		Matcher at = AT.matcher(measurement.name());
		if (at.matches()) {
			return of(at.group(1), "", at.group(2), at.group(3));
		}
		Matcher of = OF.matcher(measurement.name());
		return of.matches() ? of(of.group(1), of.group(2), of.group(3), of.group(4)) : null;
	}

	private static Point of(String name, String quantity, String number, String unit) {
		String[] parts = name.split(", ", 2);
		double factor = BYTES.getOrDefault(unit, COUNTS.getOrDefault(unit, 1.0));
		String of = BYTES.containsKey(unit) ? "bytes" : COUNTS.containsKey(unit) ? "" : unit;
		String axis = (quantity.isEmpty() || of.isEmpty()) ? quantity + of : quantity + ", " + of;
		return new Point(parts[0], (parts.length > 1) ? parts[1] : "",
				Double.parseDouble(number.replace(",", "")) * factor, axis);
	}

}
