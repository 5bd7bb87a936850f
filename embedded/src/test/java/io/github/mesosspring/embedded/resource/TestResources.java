package io.github.mesosspring.embedded.resource;

import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.Value;
import io.github.mesosspring.protocol.Volume;

/**
 * Resources for tests.
 */
public final class TestResources {

	private TestResources() {
	}

	public static Resource scalar(String name, double value) {
		return Resource.newBuilder()
			.setName(name)
			.setType(Value.Type.SCALAR)
			.setScalar(Value.Scalar.newBuilder().setValue(value))
			.build();
	}

	public static Resource ports(long... bounds) {
		Value.Ranges.Builder ranges = Value.Ranges.newBuilder();
		for (int index = 0; index < bounds.length; index += 2) {
			ranges.addRange(Value.Range.newBuilder().setBegin(bounds[index]).setEnd(bounds[index + 1]));
		}
		return Resource.newBuilder().setName("ports").setType(Value.Type.RANGES).setRanges(ranges).build();
	}

	/**
	 * Reserve dynamically, for each role what was reserved for the one before.
	 */
	public static Resource reserved(Resource resource, String... roles) {
		Resource.Builder reserved = resource.toBuilder();
		for (String role : roles) {
			reserved.addReservations(
					Resource.ReservationInfo.newBuilder().setType(Resource.ReservationInfo.Type.DYNAMIC).setRole(role));
		}
		return reserved.build();
	}

	public static Resource volume(String id, double size, String role) {
		return reserved(scalar("disk", size), role).toBuilder()
			.setDisk(Resource.DiskInfo.newBuilder()
				.setPersistence(Resource.DiskInfo.Persistence.newBuilder().setId(id))
				.setVolume(Volume.newBuilder().setContainerPath("data").setMode(Volume.Mode.RW)))
			.build();
	}

	public static Resource shared(Resource volume) {
		return volume.toBuilder().setShared(Resource.SharedInfo.getDefaultInstance()).build();
	}

	public static Resource allocated(Resource resource, String role) {
		return resource.toBuilder().setAllocationInfo(Resource.AllocationInfo.newBuilder().setRole(role)).build();
	}

}
