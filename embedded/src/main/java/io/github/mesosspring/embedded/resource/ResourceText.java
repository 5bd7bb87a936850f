package io.github.mesosspring.embedded.resource;

import java.util.List;
import java.util.Locale;

import io.github.mesosspring.protocol.Label;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.Volume;

/**
 * The text a master uses for resources in its messages.
 */
final class ResourceText {

	private ResourceText() {
	}

	/**
	 * All but the amount:
	 * {@code disk(allocated: a)(reservations: [(DYNAMIC,a)])[v:path]}.
	 */
	static String of(Resource kind) {
		StringBuilder text = new StringBuilder(kind.getName());
		if (kind.hasAllocationInfo()) {
			text.append("(allocated: ").append(kind.getAllocationInfo().getRole()).append(')');
		}
		if (kind.getReservationsCount() > 0) {
			List<String> reservations = kind.getReservationsList().stream().map(ResourceText::reservation).toList();
			text.append("(reservations: [").append(String.join(",", reservations)).append("])");
		}
		if (kind.hasDisk()) {
			text.append('[').append(disk(kind.getDisk())).append(']');
		}
		if (kind.hasRevocable()) {
			text.append("{REV}");
		}
		if (kind.hasShared()) {
			text.append("<SHARED>");
		}
		return text.toString();
	}

	private static String reservation(Resource.ReservationInfo reservation) {
		StringBuilder text = new StringBuilder("(").append(reservation.getType())
			.append(',')
			.append(reservation.getRole());
		if (reservation.hasPrincipal()) {
			text.append(',').append(reservation.getPrincipal());
		}
		if (reservation.hasLabels()) {
			List<String> labels = reservation.getLabels().getLabelsList().stream().map(ResourceText::label).toList();
			text.append(",{").append(String.join(", ", labels)).append('}');
		}
		return text.append(')').toString();
	}

	private static String label(Label label) {
		return label.hasValue() ? label.getKey() + ": " + label.getValue() : label.getKey();
	}

	private static String disk(Resource.DiskInfo disk) {
		StringBuilder text = new StringBuilder();
		if (disk.hasSource()) {
			text.append(source(disk.getSource()));
		}
		if (disk.hasPersistence()) {
			text.append(disk.hasSource() ? "," : "").append(disk.getPersistence().getId());
		}
		if (disk.hasVolume()) {
			text.append(':').append(volume(disk.getVolume()));
		}
		return text.toString();
	}

	private static String source(Resource.DiskInfo.Source source) {
		return switch (source.getType()) {
			case MOUNT -> "MOUNT:" + source.getMount().getRoot();
			case PATH -> "PATH:" + source.getPath().getRoot();
			default -> source.getType().toString();
		};
	}

	private static String volume(Volume volume) {
		if (!volume.hasHostPath()) {
			return volume.getContainerPath();
		}
		String mode = volume.hasMode() ? ":" + volume.getMode().toString().toLowerCase(Locale.ROOT) : "";
		return volume.getHostPath() + ":" + volume.getContainerPath() + mode;
	}

}
