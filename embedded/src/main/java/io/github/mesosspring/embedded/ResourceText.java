package io.github.mesosspring.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.mesosspring.protocol.Attribute;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.Value;

/**
 * Reads what real agents take as {@code --resources} and {@code --attributes}:
 * {@code name:value} or {@code name(role):value}, separated by semicolons, where a value
 * is a number, ranges in brackets, a set in braces or, for attributes, any text.
 */
final class ResourceText {

	private static final Pattern RESOURCE = Pattern.compile("([^:()]+)(?:\\(([^)]*)\\))?:(.+)");

	private static final Pattern RANGE = Pattern.compile("\\s*(\\d+)\\s*-\\s*(\\d+)\\s*");

	private ResourceText() {
	}

	static List<Resource> resources(String text) {
		List<Resource> resources = new ArrayList<>();
		for (String part : parts(text)) {
			Matcher matcher = RESOURCE.matcher(part);
			if (!matcher.matches()) {
				throw new IllegalArgumentException(
						"'" + part + "' is no resource; write name:value or name(role):value");
			}
			Resource.Builder resource = value(matcher.group(3).strip()).setName(matcher.group(1).strip());
			String role = matcher.group(2);
			if (role != null && !role.equals("*")) {
				resource.addReservations(Resource.ReservationInfo.newBuilder()
					.setType(Resource.ReservationInfo.Type.STATIC)
					.setRole(role.strip()));
			}
			resources.add(resource.build());
		}
		return resources;
	}

	private static Resource.Builder value(String value) {
		if (value.startsWith("[")) {
			return Resource.newBuilder().setType(Value.Type.RANGES).setRanges(ranges(value));
		}
		if (value.startsWith("{")) {
			Value.Set.Builder set = Value.Set.newBuilder();
			for (String item : inside(value, '}').split(",")) {
				set.addItem(item.strip());
			}
			return Resource.newBuilder().setType(Value.Type.SET).setSet(set);
		}
		return Resource.newBuilder()
			.setType(Value.Type.SCALAR)
			.setScalar(Value.Scalar.newBuilder().setValue(number(value)));
	}

	static List<Attribute> attributes(String text) {
		List<Attribute> attributes = new ArrayList<>();
		for (String part : parts(text)) {
			int colon = part.indexOf(':');
			if (colon < 1 || colon == part.length() - 1) {
				throw new IllegalArgumentException("'" + part + "' is no attribute; write name:value");
			}
			attributes.add(attribute(part.substring(0, colon).strip(), part.substring(colon + 1).strip()));
		}
		return attributes;
	}

	private static Attribute attribute(String name, String value) {
		Attribute.Builder attribute = Attribute.newBuilder().setName(name);
		if (value.startsWith("[")) {
			return attribute.setType(Value.Type.RANGES).setRanges(ranges(value)).build();
		}
		if (value.matches("-?\\d+(\\.\\d+)?")) {
			return attribute.setType(Value.Type.SCALAR)
				.setScalar(Value.Scalar.newBuilder().setValue(Double.parseDouble(value)))
				.build();
		}
		return attribute.setType(Value.Type.TEXT).setText(Value.Text.newBuilder().setValue(value)).build();
	}

	private static List<String> parts(String text) {
		List<String> parts = new ArrayList<>();
		for (String part : text.split(";")) {
			if (!part.isBlank()) {
				parts.add(part.strip());
			}
		}
		return parts;
	}

	private static Value.Ranges ranges(String value) {
		Value.Ranges.Builder ranges = Value.Ranges.newBuilder();
		for (String range : inside(value, ']').split(",")) {
			Matcher matcher = RANGE.matcher(range);
			if (!matcher.matches()) {
				throw new IllegalArgumentException("'" + range.strip() + "' is no range; write [first-last]");
			}
			ranges.addRange(Value.Range.newBuilder()
				.setBegin(Long.parseLong(matcher.group(1)))
				.setEnd(Long.parseLong(matcher.group(2))));
		}
		return ranges.build();
	}

	private static String inside(String value, char end) {
		if (value.charAt(value.length() - 1) != end) {
			throw new IllegalArgumentException("'" + value + "' does not end with '" + end + "'");
		}
		return value.substring(1, value.length() - 1);
	}

	private static double number(String value) {
		try {
			double number = Double.parseDouble(value);
			if (number >= 0 && number <= Integer.MAX_VALUE) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			// Refused with the others below.
		}
		throw new IllegalArgumentException("'" + value + "' is no amount from 0 to 2147483647");
	}

}
