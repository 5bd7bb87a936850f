package io.github.mesosspring.embedded.master;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.github.mesosspring.embedded.resource.Resources;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What a master finds wrong with an operation on resources, in the order in which it
 * looks.
 */
final class OperationValidation {

	private final ClusterState cluster;

	OperationValidation(ClusterState cluster) {
		this.cluster = cluster;
	}

	/**
	 * Validate an operation, whose resources are well formed.
	 * @param operation the operation
	 * @param agent whose resources
	 * @param framework who wants it, {@code null} for an operator
	 * @param principal the principal of the framework or operator, {@code null} without
	 * @return what is wrong, {@code null} if nothing
	 */
	@Nullable String validate(Offer.Operation operation, AgentRecord agent, @Nullable Framework framework,
			@Nullable String principal) {
		return switch (operation.getType()) {
			case RESERVE -> reserve(operation.getReserve().getResourcesList(), framework, principal);
			case UNRESERVE -> unreserve(operation.getUnreserve().getResourcesList());
			case CREATE -> create(operation.getCreate().getVolumesList(), agent, framework, principal);
			case DESTROY -> destroy(operation.getDestroy().getVolumesList(), agent);
			case GROW_VOLUME -> VolumeResizeValidation.grow(operation.getGrowVolume());
			case SHRINK_VOLUME -> VolumeResizeValidation.shrink(operation.getShrinkVolume());
			case CREATE_DISK -> DiskValidation.create(operation.getCreateDisk());
			case DESTROY_DISK -> DiskValidation.destroy(operation.getDestroyDisk());
			default -> null;
		};
	}

	private static @Nullable String form(List<Resource> resources) {
		String error = FirstError.of(() -> ResourceValidation.validateForUse(resources),
				() -> VolumeValidation.oneProvider(resources));
		return FirstError.in("Invalid resources: ", error);
	}

	private static @Nullable String each(List<Resource> resources, Function<Resource, @Nullable String> rule) {
		for (Resource resource : resources) {
			String error = rule.apply(resource);
			if (error != null) {
				return error;
			}
		}
		return null;
	}

	private static @Nullable String reserve(List<Resource> resources, @Nullable Framework framework,
			@Nullable String principal) {
		return FirstError.of(() -> form(resources),
				() -> each(resources,
						(resource) -> FirstError.of(() -> dynamic(resource),
								() -> (principal != null) ? reservedBy(resource, principal) : null,
								() -> (framework != null) ? ofFramework(resource, framework) : unallocated(resource))),
				() -> (framework != null)
						? FirstError.in("Invalid reservation resources: ", VolumeValidation.oneRole(resources)) : null);
	}

	private static @Nullable String dynamic(Resource resource) {
		return ReservationValidation.isDynamic(resource) ? null
				: "Resource " + Resources.describe(resource) + " is not dynamically reserved";
	}

	private static @Nullable String reservedBy(Resource resource, String principal) {
		Resource.ReservationInfo reservation = resource.getReservations(resource.getReservationsCount() - 1);
		if (!reservation.hasPrincipal()) {
			return "A reserve operation was attempted by principal '" + principal
					+ "', but there is a reserved resource in the request with no principal set";
		}
		return reservation.getPrincipal().equals(principal) ? null
				: "A reserve operation was attempted by authenticated principal '" + principal
						+ "', which does not match a reserved resource in the request with principal '"
						+ reservation.getPrincipal() + "'";
	}

	private static @Nullable String ofFramework(Resource resource, Framework framework) {
		String role = resource.getAllocationInfo().getRole();
		if (!role.equals(Resources.reservedFor(resource))) {
			return "A reserve operation was attempted for a resource with role '" + Resources.reservedFor(resource)
					+ "', but the resource was allocated to role '" + role + "'";
		}
		return framework.roles().contains(role) ? null
				: "A reserve operation was attempted for a resource allocated to role '" + role
						+ "', but the framework only has roles '{ " + String.join(", ", framework.roles()) + " }'";
	}

	private static @Nullable String unallocated(Resource resource) {
		return resource.hasAllocationInfo() ? "A reserve operation was attempted with an allocated resource, but the "
				+ "operator API only allows reservations to be made to unallocated resources" : null;
	}

	private static @Nullable String unreserve(List<Resource> resources) {
		return FirstError.of(() -> form(resources),
				() -> each(resources, (resource) -> FirstError.of(() -> dynamic(resource),
						() -> resource.getDisk().hasPersistence() ? "A dynamically reserved persistent volume "
								+ Resources.describe(resource) + " cannot be unreserved directly. Please destroy the "
								+ "persistent volume first then unreserve the resource" : null)));
	}

	private static @Nullable String create(List<Resource> volumes, AgentRecord agent, @Nullable Framework framework,
			@Nullable String principal) {
		List<Resource> all = new ArrayList<>(agent.total().toMessages());
		all.addAll(volumes);
		return FirstError.of(() -> form(volumes),
				() -> FirstError.in("Not a persistent volume: ", VolumeValidation.volumes(volumes)),
				() -> VolumeValidation.unique(all),
				() -> each(volumes,
						(volume) -> FirstError.of(() -> (framework != null) ? shared(volume, framework) : null,
								() -> (principal != null) ? createdBy(volume, principal) : null)),
				() -> (framework != null)
						? FirstError.in("Invalid volume resources: ", VolumeValidation.oneRole(volumes)) : null);
	}

	private static @Nullable String shared(Resource volume, Framework framework) {
		boolean allowed = !volume.hasShared() || framework.can(FrameworkInfo.Capability.Type.SHARED_RESOURCES);
		return allowed ? null
				: "Create volume operation for '" + Resources.describe(volume) + "' has been attempted by framework '"
						+ framework.id().getValue() + "' with no SHARED_RESOURCES capability";
	}

	private static @Nullable String createdBy(Resource volume, String principal) {
		Resource.DiskInfo.Persistence persistence = volume.getDisk().getPersistence();
		if (!persistence.hasPrincipal()) {
			return "Create volume operation attempted by principal '" + principal
					+ "', but there is a volume in the operation with no principal set in 'disk.persistence'";
		}
		return persistence.getPrincipal().equals(principal) ? null
				: "Create volume operation attempted by authenticated principal '" + principal
						+ "', which does not match a volume in the operation with principal '"
						+ persistence.getPrincipal() + "' set in 'disk.persistence'";
	}

	private @Nullable String destroy(List<Resource> volumes, AgentRecord agent) {
		Resources destroyed = Resources.of(volumes).unallocated();
		return FirstError.of(() -> form(volumes),
				() -> FirstError.in("Not a persistent volume: ", VolumeValidation.volumes(volumes)),
				() -> agent.total().contains(destroyed) ? null : "Persistent volumes not found",
				() -> isInUse(destroyed, agent) ? "Persistent volumes in use" : null);
	}

	private boolean isInUse(Resources volumes, AgentRecord agent) {
		return this.cluster.frameworks()
			.all()
			.stream()
			.flatMap((framework) -> framework.tasks().values().stream())
			.filter((task) -> task.agent().equals(agent.id()) && !task.isReleased())
			.anyMatch((task) -> task.resources().unallocated().has((kind) -> volumes.has(kind::equals)));
	}

}
