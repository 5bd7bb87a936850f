package io.github.mesosspring.codec;

import java.math.BigDecimal;
import java.math.BigInteger;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;

/**
 * Reads numbers and strings that hold numbers. Fractions are cut off where an integer is
 * wanted. A number out of the field's range is an error, where a master would let it wrap
 * around.
 */
final class JsonNumbers {

	private static final double TWO_POW_63 = 0x1p63;

	private JsonNumbers() {
	}

	static Object read(JsonParser parser, JsonToken token, JsonField field) {
		return switch (field.type()) {
			case DOUBLE -> parser.getDoubleValue();
			case FLOAT -> (float) parser.getDoubleValue();
			case STRING, BYTES, BOOL, ENUM, MESSAGE, GROUP -> throw field.notExpecting("number");
			default -> {
				if (token == JsonToken.VALUE_NUMBER_FLOAT) {
					yield truncated(parser.getDoubleValue(), field);
				}
				yield (parser.getNumberType() == NumberType.BIG_INTEGER) ? big(parser.getBigIntegerValue(), field)
						: integer(parser.getLongValue(), field);
			}
		};
	}

	static Object parse(String text, JsonField field) {
		return switch (field.type()) {
			case DOUBLE -> parseDouble(text, field);
			case FLOAT -> (float) parseDouble(text, field);
			default -> parseInteger(text, field);
		};
	}

	private static double parseDouble(String text, JsonField field) {
		if (field.readsTextInfinity() && (text.equals("Infinity") || text.equals("-Infinity"))) {
			return Double.parseDouble(text);
		}
		try {
			return Double.parseDouble(numericPrefix(text));
		}
		catch (NumberFormatException ex) {
			throw notANumber(text, field);
		}
	}

	private static Object parseInteger(String text, JsonField field) {
		String number = numericPrefix(text);
		try {
			return integer(Long.parseLong(number), field);
		}
		catch (NumberFormatException ex) {
			double value = parseDouble(number, field);
			boolean integral = number.chars().noneMatch((c) -> c == '.' || c == 'e' || c == 'E');
			return integral ? big(new BigInteger(number), field) : truncated(value, field);
		}
	}

	/**
	 * The leading characters that can be part of a number: masters read {@code "5s"} as
	 * 5.
	 */
	private static String numericPrefix(String text) {
		String stripped = text.stripLeading();
		int end = 0;
		while (end < stripped.length() && "0123456789+-.eE".indexOf(stripped.charAt(end)) >= 0) {
			end++;
		}
		return stripped.substring(0, end);
	}

	private static Object truncated(double value, JsonField field) {
		if (value >= -TWO_POW_63 && value < TWO_POW_63) {
			return integer((long) value, field);
		}
		if (Double.isInfinite(value) || Math.abs(value) > 2 * TWO_POW_63) {
			throw outOfRange(field);
		}
		return big(new BigDecimal(value).toBigInteger(), field);
	}

	private static Object big(BigInteger value, JsonField field) {
		return switch (field.type()) {
			case UINT64, FIXED64 -> {
				if (value.signum() < 0 || value.bitLength() > Long.SIZE) {
					throw outOfRange(field);
				}
				yield value.longValue();
			}
			default -> throw outOfRange(field);
		};
	}

	private static Object integer(long value, JsonField field) {
		return switch (field.type()) {
			case INT64, SINT64, SFIXED64 -> value;
			case UINT64, FIXED64 -> {
				requireRange(value >= 0, field);
				yield value;
			}
			case UINT32, FIXED32 -> {
				requireRange(value >>> Integer.SIZE == 0, field);
				yield (int) value;
			}
			default -> {
				requireRange(value == (int) value, field);
				yield (int) value;
			}
		};
	}

	private static void requireRange(boolean within, JsonField field) {
		if (!within) {
			throw outOfRange(field);
		}
	}

	private static JsonConversionException outOfRange(JsonField field) {
		return field.error("The JSON number for field '" + field.name() + "' is out of range");
	}

	private static JsonConversionException notANumber(String text, JsonField field) {
		return field.error("Failed to parse '" + text + "' as a JSON number for field '" + field.name() + "'");
	}

}
