package io.github.mesosspring.benchmarks.report;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.mesosspring.benchmarks.result.Measurement;
import org.jspecify.annotations.Nullable;

/**
 * A measurement that is a point of a curve, because its name ends with where it was
 * taken: {@code framing of 1 KiB @ 64 KiB}.
 *
 * @param curve the name without that
 * @param x where it was taken, with bytes as 1 and thousands as 1000
 * @param axis what the axis is called
 */
record Point(String curve, double x, String axis) {

	private static final Pattern NAME = Pattern.compile("(.+?)\\s*@\\s*([\\d.,]+)\\s*(\\S*)(?:\\s+(.*))?");

	private static final Map<String, Double> BYTES = Map.of("B", 1.0, "KiB", 1024.0, "MiB", 1024.0 * 1024);

	private static final Map<String, Double> COUNTS = Map.of("k", 1e3, "M", 1e6);

	static @Nullable Point of(Measurement measurement) {
		Matcher name = NAME.matcher(measurement.name());
		if (!name.matches()) {
			return null;
		}
		double number = Double.parseDouble(name.group(2).replace(",", ""));
		String unit = name.group(3);
		String rest = (name.group(4) != null) ? " " + name.group(4) : "";
		if (BYTES.containsKey(unit)) {
			return new Point(name.group(1), number * BYTES.get(unit), "bytes" + rest);
		}
		if (COUNTS.containsKey(unit)) {
			return new Point(name.group(1), number * COUNTS.get(unit), rest.strip());
		}
		return new Point(name.group(1), number, unit + rest);
	}

}
