package io.github.mesosspring.embedded.master;

import java.util.List;

import io.github.mesosspring.embedded.resource.Resources;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.Resource.ReservationInfo;
import org.jspecify.annotations.Nullable;

/**
 * Whether the reservations of a resource are well formed, in either of their formats.
 */
final class ReservationValidation {

	private ReservationValidation() {
	}

	static @Nullable String validate(Resource resource) {
		if (resource.getReservationsCount() == 0) {
			return single(resource);
		}
		for (ReservationInfo reservation : resource.getReservationsList()) {
			String error = reservation(reservation);
			if (error != null) {
				return error;
			}
		}
		String error = refinements(resource.getReservationsList());
		return (error != null) ? error : formats(resource);
	}

	private static @Nullable String single(Resource resource) {
		String error = Roles.validate(resource.getRole());
		if (error != null || !resource.hasReservation()) {
			return error;
		}
		if (resource.getReservation().hasType()) {
			return "'Resource.ReservationInfo.type' must not be set for the 'Resource.reservation' field";
		}
		if (resource.getReservation().hasRole()) {
			return "'Resource.ReservationInfo.role' must not be set for the 'Resource.reservation' field";
		}
		return resource.getRole().equals("*") ? "Invalid reservation: role \"*\" cannot be dynamically reserved" : null;
	}

	private static @Nullable String reservation(ReservationInfo reservation) {
		if (!reservation.hasType()) {
			return "Invalid reservation: 'Resource.ReservationInfo.type' field must be set.";
		}
		if (!reservation.hasRole()) {
			return "Invalid reservation: 'Resource.ReservationInfo.role' field must be set.";
		}
		String error = Roles.validate(reservation.getRole());
		if (error != null) {
			return error;
		}
		return reservation.getRole().equals("*") ? "Invalid reservation: role \"*\" cannot be reserved" : null;
	}

	private static @Nullable String refinements(List<ReservationInfo> reservations) {
		for (int index = 1; index < reservations.size(); index++) {
			ReservationInfo refined = reservations.get(index);
			if (refined.getType() == ReservationInfo.Type.STATIC) {
				return "Invalid refined reservation: A refined reservation cannot be STATIC";
			}
			String ancestor = reservations.get(index - 1).getRole();
			if (!Roles.isBelow(refined.getRole(), ancestor)) {
				return "Invalid refined reservation: role '" + refined.getRole() + "' is not a refinement of '"
						+ ancestor + "'";
			}
		}
		return null;
	}

	/**
	 * The old format beside the new one has to say the same.
	 */
	private static @Nullable String formats(Resource resource) {
		if (resource.getReservationsCount() > 1) {
			String field = resource.hasRole() ? "role" : resource.hasReservation() ? "reservation" : null;
			return (field != null)
					? "Invalid resource format: 'Resource." + field
							+ "' must not be set if there is more than one reservation in 'Resource.reservations'"
					: null;
		}
		ReservationInfo reservation = resource.getReservations(0);
		if (resource.hasRole() && !resource.getRole().equals(reservation.getRole())) {
			return "Invalid resource format: 'Resource.role' field with '" + resource.getRole()
					+ "' does not match the role '" + reservation.getRole() + "' in 'Resource.reservations'";
		}
		return switch (reservation.getType()) {
			case STATIC -> resource.hasReservation()
					? "Invalid resource format: 'Resource.reservation' must not be set if the single reservation in "
							+ "'Resource.reservations' is STATIC"
					: null;
			case DYNAMIC -> dynamic(resource, reservation);
			default -> "Unsupported 'Resource.ReservationInfo.Type'";
		};
	}

	private static @Nullable String dynamic(Resource resource, ReservationInfo reservation) {
		if (resource.hasRole() != resource.hasReservation()) {
			return "Invalid resource format: 'Resource.role' and 'Resource.reservation' must either be both set or "
					+ "both not set if the single reservation in 'Resource.reservations' is DYNAMIC";
		}
		String principal = resource.getReservation().getPrincipal();
		if (resource.hasReservation() && !principal.equals(reservation.getPrincipal())) {
			return "Invalid resource format: 'Resource.reservation.principal' field with '" + principal
					+ "' does not match the principal '" + reservation.getPrincipal() + "' in 'Resource.reservations'";
		}
		return null;
	}

	static @Nullable String revocable(Resource resource) {
		return (isDynamic(resource) && resource.hasRevocable()) ? "Dynamically reserved resource "
				+ Resources.describe(resource) + " cannot be created from revocable resources" : null;
	}

	static boolean isDynamic(Resource resource) {
		int count = resource.getReservationsCount();
		return count > 0 && resource.getReservations(count - 1).getType() == ReservationInfo.Type.DYNAMIC;
	}

}
