package io.github.mesosspring.embedded.resource;

import java.util.List;
import java.util.function.Function;

import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.Value;
import org.jspecify.annotations.Nullable;

/**
 * What an operation on resources takes, and what it gives for that.
 *
 * @param consumed what it takes
 * @param converted what it gives
 */
public record ResourceConversion(Resources consumed, Resources converted) {

	/**
	 * The conversion a valid operation stands for.
	 * @param operation the operation
	 * @return the conversion, {@code null} for operations whose result nobody knows
	 * before they are done
	 */
	public static @Nullable ResourceConversion of(Offer.Operation operation) {
		return switch (operation.getType()) {
			case RESERVE -> between(operation.getReserve().getResourcesList(), ResourceConversion::popReservation);
			case UNRESERVE ->
				between(operation.getUnreserve().getResourcesList(), ResourceConversion::popReservation).reversed();
			case CREATE -> between(operation.getCreate().getVolumesList(), ResourceConversion::stripVolume);
			case DESTROY ->
				between(operation.getDestroy().getVolumesList(), ResourceConversion::stripVolume).reversed();
			case GROW_VOLUME -> grow(operation.getGrowVolume());
			case SHRINK_VOLUME -> shrink(operation.getShrinkVolume());
			default -> null;
		};
	}

	/**
	 * The same for resources that are allocated to nobody, as agents know them.
	 * @return the conversion
	 */
	public ResourceConversion unallocated() {
		return new ResourceConversion(this.consumed.unallocated(), this.converted.unallocated());
	}

	/**
	 * Convert.
	 * @param resources the resources, which must contain what is consumed
	 * @return what has become of them
	 */
	public Resources apply(Resources resources) {
		return resources.minus(this.consumed).plus(this.converted);
	}

	private ResourceConversion reversed() {
		return new ResourceConversion(this.converted, this.consumed);
	}

	private static ResourceConversion between(List<Resource> given, Function<Resource, Resource> source) {
		List<Resource> upgraded = given.stream().map(ResourceFormat::upgrade).toList();
		return new ResourceConversion(Resources.of(upgraded.stream().map(source).toList()), Resources.of(upgraded));
	}

	private static Resource popReservation(Resource resource) {
		return resource.toBuilder().removeReservations(resource.getReservationsCount() - 1).build();
	}

	/**
	 * The disk space a volume is made of.
	 * @param volume the volume
	 * @return the space
	 */
	public static Resource stripVolume(Resource volume) {
		Resource.Builder stripped = volume.toBuilder().clearShared();
		if (volume.getDisk().hasSource()) {
			stripped.getDiskBuilder().clearPersistence().clearVolume();
		}
		else {
			stripped.clearDisk();
		}
		return stripped.build();
	}

	private static ResourceConversion grow(Offer.Operation.GrowVolume grow) {
		double size = grow.getVolume().getScalar().getValue() + grow.getAddition().getScalar().getValue();
		return new ResourceConversion(Resources.of(List.of(grow.getVolume(), grow.getAddition())),
				Resources.of(List.of(sized(grow.getVolume(), size))));
	}

	private static ResourceConversion shrink(Offer.Operation.ShrinkVolume shrink) {
		double size = shrink.getVolume().getScalar().getValue();
		double freed = shrink.getSubtract().getValue();
		return new ResourceConversion(Resources.of(List.of(shrink.getVolume())), Resources
			.of(List.of(sized(shrink.getVolume(), size - freed), sized(stripVolume(shrink.getVolume()), freed))));
	}

	private static Resource sized(Resource resource, double size) {
		return resource.toBuilder().setScalar(Value.Scalar.newBuilder().setValue(size)).build();
	}

}
