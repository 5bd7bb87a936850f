package io.github.mesosspring.benchmarks.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

import io.github.mesosspring.benchmarks.result.Measurement;

/**
 * Numbers as people read them: three digits that count, thousands apart.
 */
final class Figures {

	private static final MathContext DIGITS = new MathContext(3);

	private Figures() {
	}

	/** With the digits that count. */
	static double rounded(double value) {
		return new BigDecimal(value).round(DIGITS).doubleValue();
	}

	static String text(double value) {
		if (value == 0 || !Double.isFinite(value)) {
			return (value == 0) ? "0" : Double.toString(value);
		}
		BigDecimal rounded = new BigDecimal(value).round(DIGITS);
		DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
		boolean whole = value == Math.rint(value);
		int decimals = whole ? 0 : Math.max(0, DIGITS.getPrecision() - rounded.precision() + rounded.scale());
		format.setMinimumFractionDigits(decimals);
		format.setMaximumFractionDigits(decimals);
		return format.format(rounded);
	}

	/** From the least to the greatest round, or nothing if there was only one. */
	static String spread(Measurement measurement) {
		return (measurement.rounds().size() == 1) ? "" : text(measurement.min()) + " .. " + text(measurement.max());
	}

}
