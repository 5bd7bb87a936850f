package io.github.mesosspring.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.mesosspring.benchmarks.result.Measurement;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * The plots of a row, one for each unit, so that all on one axis can be compared:
 * {@linkplain Curves curves} of what is measured at several points, {@linkplain Bars
 * bars} of the rest. What would be a single bar or point is no plot.
 */
final class Plots {

	private static final String SUFFIX = ".png";

	private final int row;

	Plots(int row) {
		this.row = row;
	}

	/** Delete the plots of the last report, of which some may be no more. */
	static void deleteAll(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			for (Path file : files.filter((file) -> file.getFileName().toString().matches("row-.*\\" + SUFFIX))
				.toList()) {
				Files.delete(file);
			}
		}
	}

	/**
	 * Write them.
	 * @return the names of the files
	 */
	List<String> write(Path folder, List<Measurement> measurements) throws IOException {
		List<String> names = new ArrayList<>();
		for (Chart<?, ?> chart : charts(measurements)) {
			String number = names.isEmpty() ? "" : "-" + (names.size() + 1);
			String name = String.format(Locale.ROOT, "row-%02d%s%s", this.row, number, SUFFIX);
			BitmapEncoder.saveBitmap(chart, folder.resolve(name).toString(), BitmapEncoder.BitmapFormat.PNG);
			names.add(name);
		}
		return names;
	}

	private List<Chart<?, ?>> charts(List<Measurement> measurements) {
		String title = RowText.of(this.row).title();
		List<Chart<?, ?>> charts = new ArrayList<>();
		Palette palette = new Palette(measurements);
		Map<String, List<Measurement>> curves = new LinkedHashMap<>();
		Map<String, List<Measurement>> bars = new LinkedHashMap<>();
		for (Measurement measurement : measurements) {
			Point point = Point.of(measurement);
			if (point != null) {
				curves.computeIfAbsent(point.curve() + ", " + measurement.unit(), (key) -> new ArrayList<>())
					.add(measurement);
			}
			else {
				bars.computeIfAbsent(measurement.unit(), (key) -> new ArrayList<>()).add(measurement);
			}
		}
		curves.values()
			.stream()
			.filter((group) -> group.stream().map(Point::of).distinct().count() > 1)
			.map((group) -> new Curves(title, palette).chart(group))
			.forEach(charts::add);
		bars.values()
			.stream()
			.filter((group) -> group.size() > 1)
			.map((group) -> new Bars(title, palette).chart(group))
			.forEach(charts::add);
		return charts;
	}

	/** Contestants in the order in which they appear. */
	static Map<String, List<Measurement>> byContestant(List<Measurement> measurements) {
		return measurements.stream()
			.collect(Collectors.groupingBy(Measurement::contestant, LinkedHashMap::new, Collectors.toList()));
	}

}
