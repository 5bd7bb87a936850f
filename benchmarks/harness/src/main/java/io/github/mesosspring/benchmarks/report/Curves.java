package io.github.mesosspring.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.mesosspring.benchmarks.result.Measurement;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Medians as curves over what they were measured at. What holds at any of these places is
 * a line from end to end.
 */
final class Curves {

	/** More points than that run into each other. */
	private static final int MARKED = 20;

	private final String title;

	private final Map<Measurement, Point> points;

	private final List<Measurement> lines;

	private final List<Double> places;

	Curves(String title, Map<Measurement, Point> points, List<Measurement> lines) {
		this.title = title;
		this.points = points;
		this.lines = lines;
		this.places = points.values().stream().map(Point::x).distinct().sorted().toList();
	}

	/**
	 * The plots that measurements give, one for each value of what is the same in a plot.
	 */
	static List<Curves> of(String title, List<Measurement> measurements) {
		Map<Measurement, Point> points = new LinkedHashMap<>();
		for (Measurement measurement : measurements) {
			Point point = Point.of(measurement);
			if (point != null) {
				points.put(measurement, point);
			}
		}
		List<Curves> curves = new ArrayList<>();
		for (String plot : points.values().stream().map(Point::plot).distinct().toList()) {
			Map<Measurement, Point> own = new LinkedHashMap<>(points);
			own.values().removeIf((point) -> !point.plot().equals(plot));
			List<Measurement> lines = plot.isEmpty() ? List.of()
					: measurements.stream().filter((any) -> any.name().endsWith(", " + plot)).toList();
			curves.add(new Curves(title + ": " + (plot.isEmpty() ? subject(own) : plot), own, lines));
		}
		List<Measurement> lines = curves.stream().flatMap((plot) -> plot.lines.stream()).toList();
		curves.forEach((plot) -> plot.points.keySet().removeAll(lines));
		return curves.stream().filter(Curves::isCurve).toList();
	}

	XYChart chart() {
		List<Double> values = Stream.concat(this.points.keySet().stream(), this.lines.stream())
			.map(Measurement::median)
			.toList();
		Map.Entry<Measurement, Point> any = this.points.entrySet().iterator().next();
		Map<String, SortedMap<Double, Double>> series = series();
		XYChart chart = new XYChartBuilder().width(Look.WIDTH)
			.height(Look.height(series.keySet()))
			.title(this.title)
			.xAxisTitle(Look.axis(any.getValue().axis(), this.places))
			.yAxisTitle(Look.axis(any.getKey().unit(), values))
			.build();
		Look.apply(chart.getStyler(), values);
		Look.legend(chart.getStyler(), series.keySet());
		chart.getStyler().setXAxisLogarithmic(Look.logarithmic(this.places));
		Palette palette = new Palette();
		series.forEach((name, curve) -> {
			XYSeries line = chart.addSeries(name, List.copyOf(curve.keySet()), List.copyOf(curve.values()));
			line.setLineColor(palette.of(name));
			line.setMarkerColor(palette.of(name));
			line.setMarker((curve.size() > MARKED) ? SeriesMarkers.NONE : SeriesMarkers.CIRCLE);
		});
		return chart;
	}

	private static String subject(Map<Measurement, Point> points) {
		return points.values().stream().map(Point::what).distinct().collect(Collectors.joining(", "));
	}

	private boolean isCurve() {
		return this.points.values().stream().map(Point::x).distinct().count() > 1;
	}

	private Map<String, SortedMap<Double, Double>> series() {
		boolean several = this.points.values().stream().map(Point::what).distinct().count() > 1;
		Map<String, SortedMap<Double, Double>> series = new LinkedHashMap<>();
		this.points.forEach((measurement, point) -> {
			String name = measurement.contestant() + (several ? ": " + point.what() : "");
			series.computeIfAbsent(name, (key) -> new TreeMap<>()).put(point.x(), measurement.median());
		});
		for (Measurement line : this.lines) {
			String name = line.contestant() + ": " + line.name().split(", ")[0];
			for (double x : this.places) {
				series.computeIfAbsent(name, (key) -> new TreeMap<>()).put(x, line.median());
			}
		}
		return series;
	}

}
