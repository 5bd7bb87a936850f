package io.github.mesosspring.operator;

import java.util.List;

import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.MachineID;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.Value;
import io.github.mesosspring.protocol.master.Call;
import io.github.mesosspring.protocol.quota.QuotaRequest;

/**
 * Calls of the master that nobody has recorded.
 */
final class SampleMasterCalls {

	private static final AgentID AGENT = AgentID.newBuilder().setValue("agent").build();

	private static final Resource DISK = Resource.newBuilder()
		.setName("disk")
		.setType(Value.Type.SCALAR)
		.setScalar(Value.Scalar.newBuilder().setValue(64))
		.build();

	private SampleMasterCalls() {
	}

	static List<Call> all() {
		return List.of(
				call(Call.Type.GROW_VOLUME)
					.setGrowVolume(Call.GrowVolume.newBuilder().setAgentId(AGENT).setVolume(DISK).setAddition(DISK))
					.build(),
				call(Call.Type.SHRINK_VOLUME).setShrinkVolume(Call.ShrinkVolume.newBuilder()
					.setAgentId(AGENT)
					.setVolume(DISK)
					.setSubtract(Value.Scalar.newBuilder().setValue(1.5))).build(),
				call(Call.Type.RESERVE_RESOURCES)
					.setReserveResources(
							Call.ReserveResources.newBuilder().setAgentId(AGENT).addSource(DISK).addResources(DISK))
					.build(),
				call(Call.Type.STOP_MAINTENANCE)
					.setStopMaintenance(Call.StopMaintenance.newBuilder()
						.addMachines(MachineID.newBuilder().setHostname("host").setIp("127.0.0.1")))
					.build(),
				call(Call.Type.UPDATE_QUOTA).setUpdateQuota(Call.UpdateQuota.newBuilder().setForce(true)).build(),
				call(Call.Type.SET_QUOTA)
					.setSetQuota(Call.SetQuota.newBuilder()
						.setQuotaRequest(QuotaRequest.newBuilder().setRole("role").addGuarantee(DISK)))
					.build(),
				call(Call.Type.REMOVE_QUOTA).setRemoveQuota(Call.RemoveQuota.newBuilder().setRole("role")).build(),
				call(Call.Type.READ_FILE)
					.setReadFile(Call.ReadFile.newBuilder().setPath("/master/log").setOffset(5).setLength(10))
					.build());
	}

	private static Call.Builder call(Call.Type type) {
		return Call.newBuilder().setType(type);
	}

}
