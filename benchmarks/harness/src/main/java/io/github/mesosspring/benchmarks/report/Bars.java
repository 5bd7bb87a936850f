package io.github.mesosspring.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

import io.github.mesosspring.benchmarks.result.Measurement;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries;

/**
 * Medians as bars, side by side for what is the same of several contestants.
 */
final class Bars {

	private final String title;

	private final Palette palette;

	Bars(String title, Palette palette) {
		this.title = title;
		this.palette = palette;
	}

	CategoryChart chart(List<Measurement> measurements) {
		List<String> names = measurements.stream().map(Measurement::name).distinct().toList();
		List<Double> values = measurements.stream().map(Measurement::median).toList();
		boolean logarithmic = Look.logarithmic(values);
		CategoryChart chart = new CategoryChartBuilder().width(Look.WIDTH)
			.height(Look.HEIGHT)
			.title(this.title)
			.yAxisTitle(measurements.get(0).unit() + (logarithmic ? " (logarithmic)" : ""))
			.build();
		Look.apply(chart.getStyler());
		Look.scale(chart.getStyler(), values);
		chart.getStyler().setAvailableSpaceFill(0.7);
		chart.getStyler().setLabelsVisible(true);
		Plots.byContestant(measurements).forEach((contestant, own) -> {
			CategorySeries series = chart.addSeries(contestant, names, medians(names, own));
			series.setFillColor(this.palette.of(contestant));
		});
		return chart;
	}

	private static List<@Nullable Double> medians(List<String> names, List<Measurement> own) {
		List<@Nullable Double> medians = new ArrayList<>();
		for (String name : names) {
			medians.add(own.stream()
				.filter((measurement) -> measurement.name().equals(name))
				.map(Measurement::median)
				.findFirst()
				.orElse(null));
		}
		return medians;
	}

}
