package io.github.mesosspring.message;

import java.util.Collection;
import java.util.List;

import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.Offer.Operation;
import io.github.mesosspring.protocol.OperationID;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.Resource.DiskInfo;
import io.github.mesosspring.protocol.TaskGroupInfo;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.Value;

/**
 * What can be done with offers: the operations of an ACCEPT.
 */
public final class Operations {

	private Operations() {
	}

	/**
	 * The same operation with an id: what becomes of it is told by updates of its status,
	 * which are to be acknowledged. Not for launches, whose tasks have updates of their
	 * own.
	 * @param id the id, unique within the framework
	 * @param operation the operation
	 * @return the operation with its id
	 */
	public static Operation withId(String id, Operation operation) {
		return operation.toBuilder().setId(OperationID.newBuilder().setValue(id)).build();
	}

	/**
	 * Launch tasks, each by itself.
	 * @param tasks the tasks
	 * @return the operation
	 */
	public static Operation launch(TaskInfo... tasks) {
		return launch(List.of(tasks));
	}

	/**
	 * Launch tasks, each by itself.
	 * @param tasks the tasks
	 * @return the operation
	 */
	public static Operation launch(Collection<TaskInfo> tasks) {
		return of(Operation.Type.LAUNCH).setLaunch(Operation.Launch.newBuilder().addAllTaskInfos(tasks)).build();
	}

	/**
	 * Launch tasks together, all or none (Mesos 1.1).
	 * @param executor what runs them, with type, {@code framework_id} and resources
	 * @param tasks the tasks
	 * @return the operation
	 */
	public static Operation launchGroup(ExecutorInfo executor, Collection<TaskInfo> tasks) {
		return of(Operation.Type.LAUNCH_GROUP)
			.setLaunchGroup(Operation.LaunchGroup.newBuilder()
				.setExecutor(executor)
				.setTaskGroup(TaskGroupInfo.newBuilder().addAllTasks(tasks)))
			.build();
	}

	/**
	 * Reserve resources.
	 * @param resources the resources as they will be, see {@link Resources#reserved}
	 * @return the operation
	 */
	public static Operation reserve(Resource... resources) {
		return of(Operation.Type.RESERVE).setReserve(Operation.Reserve.newBuilder().addAllResources(List.of(resources)))
			.build();
	}

	/**
	 * Give up the last reservation of resources.
	 * @param resources the resources as they are
	 * @return the operation
	 */
	public static Operation unreserve(Resource... resources) {
		return of(Operation.Type.UNRESERVE)
			.setUnreserve(Operation.Unreserve.newBuilder().addAllResources(List.of(resources)))
			.build();
	}

	/**
	 * Create persistent volumes.
	 * @param volumes the volumes as they will be, see {@link Resources#volume}
	 * @return the operation
	 */
	public static Operation create(Resource... volumes) {
		return of(Operation.Type.CREATE).setCreate(Operation.Create.newBuilder().addAllVolumes(List.of(volumes)))
			.build();
	}

	/**
	 * Destroy persistent volumes and what is on them.
	 * @param volumes the volumes as they are
	 * @return the operation
	 */
	public static Operation destroy(Resource... volumes) {
		return of(Operation.Type.DESTROY).setDestroy(Operation.Destroy.newBuilder().addAllVolumes(List.of(volumes)))
			.build();
	}

	/**
	 * Make a persistent volume larger (Mesos 1.6).
	 * @param volume the volume as it is
	 * @param addition disk space of the same kind
	 * @return the operation
	 */
	public static Operation growVolume(Resource volume, Resource addition) {
		return of(Operation.Type.GROW_VOLUME)
			.setGrowVolume(Operation.GrowVolume.newBuilder().setVolume(volume).setAddition(addition))
			.build();
	}

	/**
	 * Make a persistent volume smaller (Mesos 1.6).
	 * @param volume the volume as it is
	 * @param megabytes by how much, in MiB
	 * @return the operation
	 */
	public static Operation shrinkVolume(Resource volume, double megabytes) {
		return of(Operation.Type.SHRINK_VOLUME)
			.setShrinkVolume(Operation.ShrinkVolume.newBuilder()
				.setVolume(volume)
				.setSubtract(Value.Scalar.newBuilder().setValue(megabytes)))
			.build();
	}

	/**
	 * Make a disk of raw storage of a resource provider (Mesos 1.7). Its profile is that
	 * of the storage; for storage without one set {@code create_disk.target_profile}.
	 * @param source the raw storage
	 * @param target MOUNT or BLOCK
	 * @return the operation
	 */
	public static Operation createDisk(Resource source, DiskInfo.Source.Type target) {
		return of(Operation.Type.CREATE_DISK)
			.setCreateDisk(Operation.CreateDisk.newBuilder().setSource(source).setTargetType(target))
			.build();
	}

	/**
	 * Turn a disk of a resource provider into raw storage again (Mesos 1.7).
	 * @param source the disk
	 * @return the operation
	 */
	public static Operation destroyDisk(Resource source) {
		return of(Operation.Type.DESTROY_DISK).setDestroyDisk(Operation.DestroyDisk.newBuilder().setSource(source))
			.build();
	}

	private static Operation.Builder of(Operation.Type type) {
		return Operation.newBuilder().setType(type);
	}

}
