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

	static final int HEIGHT = 420;

	/** From this ratio of the greatest to the least value on, small ones do not show. */
	private static final double WIDE = 20;

	private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

	private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 15);

	private Look() {
	}

	static void apply(AxesChartStyler styler) {
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
		styler.setLegendLayout(Styler.LegendLayout.Horizontal);
		styler.setLegendBorderColor(Color.WHITE);
		styler.setChartTitleBoxVisible(false);
		styler.setAntiAlias(true);
	}

	/**
	 * An axis from 0 or from a power of ten on, with room for a label at its upper end.
	 */
	static void scale(AxesChartStyler styler, Collection<Double> values) {
		double least = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
		double greatest = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
		boolean logarithmic = logarithmic(values);
		styler.setYAxisLogarithmic(logarithmic);
		if (logarithmic) {
			styler.setYAxisMin(Math.pow(10, Math.floor(Math.log10(least * 0.8))));
			styler.setYAxisMax(Math.pow(10, Math.ceil(Math.log10(greatest * 1.3))));
		}
		else {
			styler.setYAxisMin(Math.min(0, least));
			styler.setYAxisMax((greatest > 0) ? greatest * 1.1 : 1);
		}
	}

	static boolean logarithmic(Collection<Double> values) {
		double least = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
		double greatest = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
		return least > 0 && greatest / least > WIDE;
	}

}
