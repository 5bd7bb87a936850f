package io.github.mesosspring.benchmarks.report;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import io.github.mesosspring.benchmarks.result.Measurement;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Medians as curves over what they were measured at, one for each contestant.
 */
final class Curves {

	private final String title;

	private final Palette palette;

	Curves(String title, Palette palette) {
		this.title = title;
		this.palette = palette;
	}

	XYChart chart(List<Measurement> measurements) {
		List<Measurement> sorted = measurements.stream()
			.sorted(Comparator.comparingDouble((measurement) -> point(measurement).x()))
			.toList();
		boolean logarithmicX = Look.logarithmic(sorted.stream().map((measurement) -> point(measurement).x()).toList());
		List<Double> values = sorted.stream().map(Measurement::median).toList();
		boolean logarithmicY = Look.logarithmic(values);
		XYChart chart = new XYChartBuilder().width(Look.WIDTH)
			.height(Look.HEIGHT)
			.title(this.title + ": " + point(sorted.get(0)).curve())
			.xAxisTitle(point(sorted.get(0)).axis() + (logarithmicX ? " (logarithmic)" : ""))
			.yAxisTitle(sorted.get(0).unit() + (logarithmicY ? " (logarithmic)" : ""))
			.build();
		Look.apply(chart.getStyler());
		chart.getStyler().setXAxisLogarithmic(logarithmicX);
		Look.scale(chart.getStyler(), values);
		Plots.byContestant(sorted).forEach((contestant, own) -> {
			XYSeries series = chart.addSeries(contestant,
					own.stream().map((measurement) -> point(measurement).x()).toList(),
					own.stream().map(Measurement::median).toList());
			series.setLineColor(this.palette.of(contestant));
			series.setMarkerColor(this.palette.of(contestant));
			series.setMarker(SeriesMarkers.CIRCLE);
		});
		return chart;
	}

	private static Point point(Measurement measurement) {
		return Objects.requireNonNull(Point.of(measurement));
	}

}
