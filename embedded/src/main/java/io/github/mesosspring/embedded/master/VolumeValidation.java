package io.github.mesosspring.embedded.master;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.github.mesosspring.embedded.resource.Resources;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.Volume;
import org.jspecify.annotations.Nullable;

/**
 * Whether persistent volumes, and the resources used with them, go together.
 */
final class VolumeValidation {

	private VolumeValidation() {
	}

	static @Nullable String diskInfo(Resource resource) {
		Resource.DiskInfo disk = resource.getDisk();
		if (!disk.hasPersistence()) {
			if (disk.hasVolume()) {
				return "Non-persistent volume not supported";
			}
			return disk.hasSource() ? null : "DiskInfo is set but empty";
		}
		if (resource.hasRevocable()) {
			return "Persistent volumes cannot be created from revocable resources";
		}
		if (resource.getReservationsCount() == 0) {
			return "Persistent volumes cannot be created from unreserved resources";
		}
		if (!disk.hasVolume()) {
			return "Expecting 'volume' to be set for persistent volume";
		}
		if (disk.getVolume().hasHostPath()) {
			return "Expecting 'host_path' to be unset for persistent volume";
		}
		String error = Ids.validate(disk.getPersistence().getId());
		return (error != null) ? "Invalid persistence ID for persistent volume: " + error : null;
	}

	/**
	 * Whether all are persistent volumes.
	 */
	static @Nullable String volumes(List<Resource> volumes) {
		for (Resource volume : volumes) {
			if (!volume.hasDisk()) {
				return "Resource " + Resources.describe(volume) + " does not have DiskInfo";
			}
			if (!volume.getDisk().hasPersistence()) {
				return "'persistence' is not set in DiskInfo";
			}
			if (!volume.getDisk().hasVolume()) {
				return "Expecting 'volume' to be set for persistent volume";
			}
			if (volume.getDisk().getVolume().getMode() == Volume.Mode.RO) {
				return "Read-only persistent volume not supported";
			}
		}
		return null;
	}

	/**
	 * Whether no volume of a role is there twice.
	 */
	static @Nullable String unique(List<Resource> resources) {
		Set<String> seen = new HashSet<>();
		for (Resource resource : resources) {
			String id = resource.getDisk().getPersistence().getId();
			if (resource.getDisk().hasPersistence() && !seen.add(Resources.reservedFor(resource) + "\n" + id)) {
				return "Persistence ID '" + id + "' is not unique";
			}
		}
		return null;
	}

	/**
	 * Whether all are allocated to one role.
	 */
	static @Nullable String oneRole(List<Resource> resources) {
		String role = null;
		for (Resource resource : resources) {
			if (!resource.getAllocationInfo().hasRole()) {
				return "The resources are not allocated to a role";
			}
			String other = resource.getAllocationInfo().getRole();
			if (role != null && !role.equals(other)) {
				return "The resources have multiple allocation roles ('" + other + "' and '" + role
						+ "') but only one allocation role is allowed";
			}
			role = other;
		}
		return null;
	}

	/**
	 * Whether no resource is there in a revocable and a non-revocable form.
	 */
	static @Nullable String revocable(List<Resource> resources) {
		Set<String> revocable = new TreeSet<>();
		Set<String> kept = new HashSet<>();
		resources.forEach((resource) -> (resource.hasRevocable() ? revocable : kept).add(resource.getName()));
		revocable.retainAll(kept);
		return revocable.isEmpty() ? null
				: "Cannot use both revocable and non-revocable '" + revocable.iterator().next() + "' at the same time";
	}

	/**
	 * Whether all come from the agent, or all from one resource provider.
	 */
	static @Nullable String oneProvider(List<Resource> resources) {
		List<String> providers = resources.stream()
			.map((resource) -> resource.getProviderId().getValue())
			.distinct()
			.toList();
		if (providers.size() <= 1) {
			return null;
		}
		return providers.stream().anyMatch(String::isEmpty) ? "Some resources have a resource provider and some do not"
				: "The resources have multiple resource providers: " + String.join(", ", providers);
	}

}
