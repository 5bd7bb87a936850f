package io.github.mesosspring.benchmarks.report;

import java.awt.Color;
import java.awt.Font;
import java.util.Collection;

import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;

/**
 * What all plots have in common.
 */
final class Look {

	static final int WIDTH = 820;

	private static final int HEIGHT = 420;

	/** From this ratio of the greatest to the least value on, small ones do not show. */
	private static final double WIDE = 20;

	/** More names than that do not fit below a plot in a line. */
	private static final int LINE = 85;

	private static final int LEGEND_LINE = 26;

	private static final String PATTERN = "#,##0.###";

	private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

	private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 15);

	private Look() {
	}

	static void apply(AxesChartStyler styler, Collection<Double> values) {
		styler.setBaseFont(TEXT);
		styler.setChartTitleFont(TITLE);
		styler.setAxisTitleFont(TEXT);
		styler.setAxisTickLabelsFont(TEXT);
		styler.setLegendFont(TEXT);
		styler.setChartBackgroundColor(Color.WHITE);
		styler.setPlotBackgroundColor(Color.WHITE);
		styler.setPlotBorderVisible(false);
		styler.setPlotGridVerticalLinesVisible(false);
		styler.setLegendPosition(Styler.LegendPosition.OutsideS);
		styler.setLegendBorderColor(Color.WHITE);
		styler.setChartTitleBoxVisible(false);
		styler.setAntiAlias(true);
		styler.setYAxisDecimalPattern(PATTERN);
		styler.setXAxisDecimalPattern(PATTERN);
		scale(styler, values);
	}

	/**
	 * The height of a plot with the names of its series below, each in a line if long.
	 */
	static int height(Collection<String> series) {
		return HEIGHT + (wide(series) ? series.size() * LEGEND_LINE : 0);
	}

	static void legend(AxesChartStyler styler, Collection<String> series) {
		styler.setLegendVisible(series.size() > 1);
		styler.setLegendLayout(wide(series) ? Styler.LegendLayout.Vertical : Styler.LegendLayout.Horizontal);
	}

	private static boolean wide(Collection<String> series) {
		return series.stream().mapToInt((name) -> name.length() + 5).sum() > LINE;
	}

	static boolean logarithmic(Collection<Double> values) {
		double least = least(values);
		return least > 0 && greatest(values) / least > WIDE;
	}

	/** What stands beside an axis. */
	static String axis(String unit, Collection<Double> values) {
		return logarithmic(values) ? unit + " (logarithmic)" : unit;
	}

	/** From 0 or a power of ten on, with room for a figure at the upper end. */
	private static void scale(AxesChartStyler styler, Collection<Double> values) {
		double least = least(values);
		double greatest = greatest(values);
		if (logarithmic(values)) {
			styler.setYAxisLogarithmic(true);
			styler.setYAxisMin(Math.pow(10, Math.floor(Math.log10(least * 0.8))));
			styler.setYAxisMax(Math.pow(10, Math.ceil(Math.log10(greatest * 1.3))));
		}
		else {
			styler.setYAxisMin(Math.min(0, least));
			styler.setYAxisMax((greatest > 0) ? greatest * 1.1 : 1);
		}
	}

	private static double least(Collection<Double> values) {
		return values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
	}

	private static double greatest(Collection<Double> values) {
		return values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
	}

}
