package io.github.mesosspring.message;

import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.Resource.ReservationInfo;
import io.github.mesosspring.protocol.Value;
import io.github.mesosspring.protocol.Volume;

/**
 * Plain resources. Without {@code allocation_info}: the master fills in the role of the
 * offer they are taken from.
 */
public final class Resources {

	private Resources() {
	}

	/**
	 * CPUs.
	 * @param number how many, to three decimals
	 * @return the resource {@code cpus}
	 */
	public static Resource cpus(double number) {
		return scalar("cpus", number);
	}

	/**
	 * Memory.
	 * @param megabytes how much, in MiB
	 * @return the resource {@code mem}
	 */
	public static Resource mem(double megabytes) {
		return scalar("mem", megabytes);
	}

	/**
	 * Disk space.
	 * @param megabytes how much, in MiB
	 * @return the resource {@code disk}
	 */
	public static Resource disk(double megabytes) {
		return scalar("disk", megabytes);
	}

	/**
	 * GPUs. Offered only to frameworks with the capability GPU_RESOURCES.
	 * @param number how many
	 * @return the resource {@code gpus}
	 */
	public static Resource gpus(int number) {
		return scalar("gpus", number);
	}

	/**
	 * A range of ports.
	 * @param first the first port
	 * @param last the last port
	 * @return the resource {@code ports}
	 */
	public static Resource ports(int first, int last) {
		Value.Ranges.Builder ranges = Value.Ranges.newBuilder()
			.addRange(Value.Range.newBuilder().setBegin(first).setEnd(last));
		return Resource.newBuilder().setName("ports").setType(Value.Type.RANGES).setRanges(ranges).build();
	}

	/**
	 * So much of something.
	 * @param name the name of the resource
	 * @param value how much, to three decimals
	 * @return the resource
	 */
	public static Resource scalar(String name, double value) {
		return Resource.newBuilder()
			.setName(name)
			.setType(Value.Type.SCALAR)
			.setScalar(Value.Scalar.newBuilder().setValue(value))
			.build();
	}

	/**
	 * The same resource, reserved dynamically on top of the reservations it has. In the
	 * format of the capability RESERVATION_REFINEMENT. A framework with a principal has
	 * to add it: {@code reservations[].principal}.
	 * @param resource the resource
	 * @param role who it is reserved for
	 * @return the reserved resource, as RESERVE, UNRESERVE and tasks name it
	 */
	public static Resource reserved(Resource resource, String role) {
		return resource.toBuilder()
			.addReservations(ReservationInfo.newBuilder().setType(ReservationInfo.Type.DYNAMIC).setRole(role))
			.build();
	}

	/**
	 * A persistent volume on reserved disk space.
	 * @param disk the reserved resource {@code disk}
	 * @param id the id of the volume, unique on its agent
	 * @param path where tasks find it, relative to their sandbox
	 * @return the volume, as CREATE, DESTROY and tasks name it
	 */
	public static Resource volume(Resource disk, String id, String path) {
		Resource.Builder volume = disk.toBuilder();
		volume.getDiskBuilder().getPersistenceBuilder().setId(id);
		volume.getDiskBuilder().getVolumeBuilder().setContainerPath(path).setMode(Volume.Mode.RW);
		return volume.build();
	}

}
