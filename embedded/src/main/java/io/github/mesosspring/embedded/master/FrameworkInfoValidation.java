package io.github.mesosspring.embedded.master;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.github.mesosspring.embedded.version.VersionProfile;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.OfferFilters;
import io.github.mesosspring.protocol.Value;
import io.github.mesosspring.protocol.scheduler.OfferConstraints;
import org.jspecify.annotations.Nullable;

/**
 * What a master finds wrong with a {@code FrameworkInfo}, in the order in which it looks.
 */
final class FrameworkInfoValidation {

	/** Nanoseconds in an int64. */
	private static final double MAX_SECONDS = 9223372036.854775807;

	private FrameworkInfoValidation() {
	}

	static @Nullable String validate(FrameworkInfo info) {
		String error = Framework.hasCapability(info, FrameworkInfo.Capability.Type.MULTI_ROLE) ? multiRole(info)
				: singleRole(info);
		if (error == null && !info.getId().getValue().isEmpty()) {
			error = Ids.validate(info.getId().getValue());
		}
		if (error == null) {
			error = offerFilters(info);
		}
		if (error == null && !isRepresentable(info.getFailoverTimeout())) {
			error = "The framework failover_timeout (" + number(info.getFailoverTimeout()) + ") is invalid";
		}
		return error;
	}

	static boolean isRepresentable(double seconds) {
		return Math.abs(seconds) <= MAX_SECONDS;
	}

	static @Nullable String validateRoles(FrameworkInfo info, List<String> suppressed, OfferConstraints constraints,
			VersionProfile profile) {
		Set<String> roles = Framework.rolesOf(info);
		if (!profile.checksRolesAsSets()) {
			return suppressed.stream()
				.filter((role) -> !roles.contains(role))
				.findFirst()
				.map((role) -> "Suppressed role '" + role + "' is not contained in the list of roles")
				.orElse(null);
		}
		Set<String> strangers = new TreeSet<>(suppressed);
		strangers.removeAll(roles);
		if (!strangers.isEmpty()) {
			return "Suppressed roles { " + String.join(", ", strangers) + " } are not contained in the set of roles";
		}
		for (String role : constraints.getRoleConstraintsMap().keySet()) {
			if (!roles.contains(role)) {
				return "Offer constraints specify `role_constraints` for a role '" + role
						+ "'not contained in the set of roles";
			}
		}
		try {
			OfferConstraintsFilter.of(constraints);
			return null;
		}
		catch (IllegalArgumentException ex) {
			return "Offer constraints are not valid: " + ex.getMessage();
		}
	}

	private static @Nullable String multiRole(FrameworkInfo info) {
		if (info.hasRole()) {
			return "'FrameworkInfo.role' must not be set when the framework is MULTI_ROLE capable";
		}
		Set<String> seen = new LinkedHashSet<>();
		Set<String> twice = new TreeSet<>();
		for (String role : info.getRolesList()) {
			if (!seen.add(role)) {
				twice.add(role);
			}
		}
		if (!twice.isEmpty()) {
			return "'FrameworkInfo.roles' contains duplicate items: { " + String.join(", ", twice) + " }";
		}
		for (String role : seen) {
			String error = Roles.validate(role);
			if (error != null) {
				return "'FrameworkInfo.roles' contains invalid role: " + error;
			}
		}
		return null;
	}

	private static @Nullable String singleRole(FrameworkInfo info) {
		if (info.getRolesCount() > 0) {
			return "'FrameworkInfo.roles' must not be set when the framework is not MULTI_ROLE capable";
		}
		String error = Roles.validate(info.getRole());
		return (error != null) ? "'FrameworkInfo.role' is not a valid role: " + error : null;
	}

	private static @Nullable String offerFilters(FrameworkInfo info) {
		for (OfferFilters filters : info.getOfferFiltersMap().values()) {
			for (OfferFilters.ResourceQuantities minimum : filters.getMinAllocatableResources().getQuantitiesList()) {
				if (minimum.getQuantitiesCount() == 0) {
					return "Resource quantities must contain at least one quantity";
				}
				for (Map.Entry<String, Value.Scalar> quantity : minimum.getQuantitiesMap().entrySet()) {
					String error = quantity(quantity.getValue().getValue());
					if (error != null) {
						return "Invalid resource quantity for '" + quantity.getKey() + "': " + error;
					}
				}
			}
		}
		return null;
	}

	private static @Nullable String quantity(double value) {
		if (Double.isNaN(value)) {
			return "NaN not supported";
		}
		if (Double.isInfinite(value)) {
			return "Infinite values not supported";
		}
		return (value < 0) ? "Negative values not supported" : null;
	}

	/**
	 * A number as C++ streams print it: six significant digits, an exponent for the very
	 * large and very small.
	 */
	static String number(double value) {
		if (Double.isNaN(value) || Double.isInfinite(value)) {
			return Double.isNaN(value) ? "nan" : (value > 0) ? "inf" : "-inf";
		}
		BigDecimal rounded = new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros();
		int exponent = rounded.precision() - rounded.scale() - 1;
		if (rounded.signum() == 0 || (exponent >= -4 && exponent < 6)) {
			return (rounded.signum() == 0) ? "0" : rounded.toPlainString();
		}
		String mantissa = rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString();
		return mantissa + "e" + ((exponent < 0) ? "-" : "+") + ((Math.abs(exponent) < 10) ? "0" : "")
				+ Math.abs(exponent);
	}

}
