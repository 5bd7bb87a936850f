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
 * The plots of a row: {@linkplain Curves curves} of what is measured at several places,
 * for each unit; else {@linkplain Bars bars} of the unit of the first measurement, with
 * which a row begins because it is what matters. What would be a single bar is no plot.
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
			for (Path file : files.filter((file) -> file.getFileName().toString().matches("row-\\d.*\\.png"))
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
		Map<String, List<Measurement>> units = measurements.stream()
			.collect(Collectors.groupingBy(Measurement::unit, LinkedHashMap::new, Collectors.toList()));
		List<Chart<?, ?>> curves = new ArrayList<>();
		units.values().forEach((unit) -> Curves.of(title, unit).stream().map(Curves::chart).forEach(curves::add));
		if (!curves.isEmpty()) {
			return curves;
		}
		return units.values()
			.stream()
			.limit(1)
			.filter((unit) -> unit.size() > 1)
			.<Chart<?, ?>>map((unit) -> new Bars(title, unit).chart())
			.toList();
	}

}
