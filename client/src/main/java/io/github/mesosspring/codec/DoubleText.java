package io.github.mesosspring.codec;

import java.math.BigDecimal;

import tools.jackson.core.io.NumberOutput;

/**
 * Writes doubles as masters do: the shortest digits that give the same number, always
 * with a fraction or an exponent, and an exponent only where it is extreme.
 */
final class DoubleText {

	private static final double PLAIN_FROM = 1e-6;

	private static final double PLAIN_BELOW = 1e21;

	private DoubleText() {
	}

	static String of(double value) {
		String shortest = NumberOutput.toString(value, true);
		double size = Math.abs(value);
		int mark = shortest.indexOf('E');
		if (mark < 0 || size < PLAIN_FROM || size >= PLAIN_BELOW) {
			return shortest;
		}
		int fraction = shortest.indexOf('.') + 1;
		int power = Integer.parseInt(shortest, mark + 1, shortest.length(), 10);
		if (power > 0 && mark - fraction > power) {
			// such as a time in seconds
			return new StringBuilder(shortest.length()).append(shortest, 0, fraction - 1)
				.append(shortest, fraction, fraction + power)
				.append('.')
				.append(shortest, fraction + power, mark)
				.toString();
		}
		String plain = new BigDecimal(shortest).toPlainString();
		return (plain.indexOf('.') < 0) ? plain + ".0" : plain;
	}

}
