package io.github.mesosspring.embedded.resource;

import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.Resource.ReservationInfo;
import org.jspecify.annotations.Nullable;

/**
 * The two formats of reservations: {@code role} and {@code reservation} from before they
 * could be refined, and {@code reservations} since.
 */
public final class ResourceFormat {

	private ResourceFormat() {
	}

	/**
	 * The resource with {@code reservations}.
	 * @param resource a valid resource in either format
	 * @return the same resource without {@code role} and {@code reservation}
	 */
	public static Resource upgrade(Resource resource) {
		if (!resource.hasRole() && !resource.hasReservation()) {
			return resource;
		}
		Resource.Builder upgraded = resource.toBuilder().clearRole().clearReservation();
		boolean reserved = !resource.getRole().equals("*");
		if (reserved && resource.getReservationsCount() == 0) {
			ReservationInfo.Type type = resource.hasReservation() ? ReservationInfo.Type.DYNAMIC
					: ReservationInfo.Type.STATIC;
			upgraded.addReservations(
					resource.getReservation().toBuilder().setType(type).setRole(resource.getRole()).build());
		}
		return upgraded.build();
	}

	/**
	 * The resource with {@code role} and {@code reservation}.
	 * @param resource a resource with {@code reservations}, if it is reserved
	 * @return the same resource, {@code null} if its reservation is refined, which the
	 * old format cannot say
	 */
	public static @Nullable Resource downgrade(Resource resource) {
		if (resource.getReservationsCount() > 1) {
			return null;
		}
		Resource.Builder downgraded = resource.toBuilder().clearReservations();
		if (resource.getReservationsCount() == 0) {
			return downgraded.setRole("*").build();
		}
		ReservationInfo reservation = resource.getReservations(0);
		downgraded.setRole(reservation.getRole());
		if (reservation.getType() == ReservationInfo.Type.DYNAMIC) {
			downgraded.setReservation(reservation.toBuilder().clearType().clearRole());
		}
		return downgraded.build();
	}

}
