package io.github.mesosspring.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

import io.github.mesosspring.benchmarks.result.Measurement;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;

/**
 * Medians as bars, side by side for what is the same of several contestants.
 */
final class Bars {

	/** More than that do not fit below the bars side by side. */
	private static final int LINE = 90;

	private static final int SLANTED = 130;

	/** Figures in more bars than that run into each other. */
	private static final int LABELS = 14;

	private final String title;

	private final List<Measurement> measurements;

	private final List<String> names;

	Bars(String title, List<Measurement> measurements) {
		this.title = title;
		this.measurements = measurements;
		this.names = measurements.stream().map(Measurement::name).distinct().toList();
	}

	CategoryChart chart() {
		List<Double> values = this.measurements.stream().map(Measurement::median).toList();
		List<String> contestants = this.measurements.stream().map(Measurement::contestant).distinct().toList();
		List<String> labels = labels();
		boolean slanted = labels.size() > 1
				&& labels.stream().mapToInt(String::length).max().orElse(0) * labels.size() > LINE;
		CategoryChart chart = new CategoryChartBuilder().width(Look.WIDTH)
			.height(Look.height(contestants) + (slanted ? SLANTED : 0))
			.title(subject().isEmpty() ? this.title : this.title + ": " + subject())
			.yAxisTitle(Look.axis(this.measurements.get(0).unit(), values))
			.build();
		Look.apply(chart.getStyler(), values);
		Look.legend(chart.getStyler(), contestants);
		chart.getStyler().setAvailableSpaceFill(0.7);
		chart.getStyler().setXAxisLabelRotation(slanted ? 20 : 0);
		chart.getStyler().setLabelsVisible(contestants.size() * labels.size() <= LABELS);
		Palette palette = new Palette();
		contestants.forEach((contestant) -> chart.addSeries(contestant, labels, medians(contestant))
			.setFillColor(palette.of(contestant)));
		return chart;
	}

	/** What all names begin with, so that it need not be said below each bar. */
	private String subject() {
		List<String> subjects = this.names.stream().map((name) -> name.split(", ")[0]).distinct().toList();
		return (subjects.size() == 1) ? subjects.get(0) : "";
	}

	private List<String> labels() {
		int common = subject().length();
		return this.names.stream()
			.map((name) -> name.substring(common))
			.map((name) -> name.startsWith(", ") ? name.substring(2) : name)
			.map((name) -> (name.isEmpty() && this.names.size() > 1) ? "plain" : name)
			.map((name) -> name.isEmpty() ? " " : name)
			.toList();
	}

	/** With nothing where the contestant was not measured. */
	private List<@Nullable Double> medians(String contestant) {
		List<@Nullable Double> medians = new ArrayList<>();
		for (String name : this.names) {
			medians.add(this.measurements.stream()
				.filter((measurement) -> measurement.name().equals(name) && measurement.contestant().equals(contestant))
				.map((measurement) -> Figures.rounded(measurement.median()))
				.findFirst()
				.orElse(null));
		}
		return medians;
	}

}
