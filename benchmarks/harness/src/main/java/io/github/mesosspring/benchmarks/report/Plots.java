package io.github.mesosspring.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.github.mesosspring.benchmarks.result.Measurement;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * The plots of a row: {@linkplain Curves curves} of what is measured at several points,
 * else {@linkplain Bars bars}. A plot is of one unit, that of the first measurement, with
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

	private List<Chart<?, ?>> charts(List<Measurement> all) {
		if (all.isEmpty()) {
			return List.of();
		}
		String unit = all.get(0).unit();
		List<Measurement> measurements = all.stream().filter((measurement) -> measurement.unit().equals(unit)).toList();
		String title = RowText.of(this.row).title();
		List<Curves> curves = Curves.of(title, measurements);
		if (!curves.isEmpty()) {
			return List.copyOf(curves.stream().map(Curves::chart).toList());
		}
		return (measurements.size() > 1) ? List.of(new Bars(title, measurements).chart()) : List.of();
	}

}
