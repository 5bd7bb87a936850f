package io.github.mesosspring.operator;

import java.util.List;

import io.github.mesosspring.protocol.CommandInfo;
import io.github.mesosspring.protocol.ContainerID;
import io.github.mesosspring.protocol.ContainerInfo;
import io.github.mesosspring.protocol.Image;
import io.github.mesosspring.protocol.ResourceProviderID;
import io.github.mesosspring.protocol.ResourceProviderInfo;
import io.github.mesosspring.protocol.agent.Call;

/**
 * Calls of an agent that nobody has recorded.
 */
final class SampleAgentCalls {

	private static final ContainerID CHILD = ContainerID.newBuilder()
		.setValue("child")
		.setParent(ContainerID.newBuilder().setValue("parent"))
		.build();

	private static final ResourceProviderInfo PROVIDER = ResourceProviderInfo.newBuilder()
		.setType("csi")
		.setName("lvm")
		.build();

	private static final Image IMAGE = Image.newBuilder()
		.setType(Image.Type.DOCKER)
		.setDocker(Image.Docker.newBuilder().setName("alpine"))
		.build();

	private SampleAgentCalls() {
	}

	static List<Call> all() {
		return List.of(
				call(Call.Type.LAUNCH_CONTAINER)
					.setLaunchContainer(Call.LaunchContainer.newBuilder()
						.setContainerId(ContainerID.newBuilder().setValue("standalone"))
						.setCommand(CommandInfo.newBuilder().setValue("true")))
					.build(),
				call(Call.Type.LAUNCH_NESTED_CONTAINER)
					.setLaunchNestedContainer(Call.LaunchNestedContainer.newBuilder()
						.setContainerId(CHILD)
						.setContainer(ContainerInfo.newBuilder().setType(ContainerInfo.Type.MESOS)))
					.build(),
				call(Call.Type.KILL_CONTAINER)
					.setKillContainer(Call.KillContainer.newBuilder().setContainerId(CHILD).setSignal(15))
					.build(),
				call(Call.Type.KILL_NESTED_CONTAINER)
					.setKillNestedContainer(Call.KillNestedContainer.newBuilder().setContainerId(CHILD))
					.build(),
				call(Call.Type.KILL_NESTED_CONTAINER)
					.setKillNestedContainer(Call.KillNestedContainer.newBuilder().setContainerId(CHILD).setSignal(15))
					.build(),
				call(Call.Type.ADD_RESOURCE_PROVIDER_CONFIG)
					.setAddResourceProviderConfig(Call.AddResourceProviderConfig.newBuilder().setInfo(PROVIDER))
					.build(),
				call(Call.Type.UPDATE_RESOURCE_PROVIDER_CONFIG)
					.setUpdateResourceProviderConfig(Call.UpdateResourceProviderConfig.newBuilder().setInfo(PROVIDER))
					.build(),
				call(Call.Type.REMOVE_RESOURCE_PROVIDER_CONFIG)
					.setRemoveResourceProviderConfig(
							Call.RemoveResourceProviderConfig.newBuilder().setType("csi").setName("lvm"))
					.build(),
				call(Call.Type.MARK_RESOURCE_PROVIDER_GONE)
					.setMarkResourceProviderGone(Call.MarkResourceProviderGone.newBuilder()
						.setResourceProviderId(ResourceProviderID.newBuilder().setValue("provider")))
					.build(),
				call(Call.Type.PRUNE_IMAGES).setPruneImages(Call.PruneImages.newBuilder().addExcludedImages(IMAGE))
					.build());
	}

	private static Call.Builder call(Call.Type type) {
		return Call.newBuilder().setType(type);
	}

}
