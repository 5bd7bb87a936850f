package io.github.mesosspring.embedded.master;

import java.util.List;

import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OperationID;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.Value;

/**
 * Operations for tests.
 */
final class Operations {

	private Operations() {
	}

	static Offer.Operation.Builder launch(TaskInfo.Builder... tasks) {
		Offer.Operation.Builder operation = Offer.Operation.newBuilder().setType(Offer.Operation.Type.LAUNCH);
		for (TaskInfo.Builder task : tasks) {
			operation.getLaunchBuilder().addTaskInfos(task);
		}
		return operation;
	}

	static Offer.Operation.Builder reserve(Resource... resources) {
		return Offer.Operation.newBuilder()
			.setType(Offer.Operation.Type.RESERVE)
			.setReserve(Offer.Operation.Reserve.newBuilder().addAllResources(List.of(resources)));
	}

	static Offer.Operation.Builder unreserve(Resource... resources) {
		return Offer.Operation.newBuilder()
			.setType(Offer.Operation.Type.UNRESERVE)
			.setUnreserve(Offer.Operation.Unreserve.newBuilder().addAllResources(List.of(resources)));
	}

	static Offer.Operation.Builder create(Resource... volumes) {
		return Offer.Operation.newBuilder()
			.setType(Offer.Operation.Type.CREATE)
			.setCreate(Offer.Operation.Create.newBuilder().addAllVolumes(List.of(volumes)));
	}

	static Offer.Operation.Builder destroy(Resource... volumes) {
		return Offer.Operation.newBuilder()
			.setType(Offer.Operation.Type.DESTROY)
			.setDestroy(Offer.Operation.Destroy.newBuilder().addAllVolumes(List.of(volumes)));
	}

	static Offer.Operation.Builder grow(Resource volume, Resource addition) {
		return Offer.Operation.newBuilder()
			.setType(Offer.Operation.Type.GROW_VOLUME)
			.setGrowVolume(Offer.Operation.GrowVolume.newBuilder().setVolume(volume).setAddition(addition));
	}

	static Offer.Operation.Builder shrink(Resource volume, double subtract) {
		return Offer.Operation.newBuilder()
			.setType(Offer.Operation.Type.SHRINK_VOLUME)
			.setShrinkVolume(Offer.Operation.ShrinkVolume.newBuilder()
				.setVolume(volume)
				.setSubtract(Value.Scalar.newBuilder().setValue(subtract)));
	}

	static OperationID id(String id) {
		return OperationID.newBuilder().setValue(id).build();
	}

}
