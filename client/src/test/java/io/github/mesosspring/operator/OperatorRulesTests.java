package io.github.mesosspring.operator;

import io.github.mesosspring.protocol.ContainerID;
import io.github.mesosspring.protocol.agent.Call;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OperatorRulesTests {

	private static final ContainerID ROOT = ContainerID.newBuilder().setValue("root").build();

	@Test
	void refusesACallWithoutType() {
		assertThat(OperatorRules.refusal(Call.getDefaultInstance())).contains("Call.type");
		assertThat(OperatorRules.refusal(Call.newBuilder().setType(Call.Type.UNKNOWN).build())).contains("Call.type");
	}

	@Test
	void namesTheFieldsThatAreMissing() {
		assertThat(OperatorRules.refusal(Call.newBuilder().setType(Call.Type.READ_FILE).build()))
			.contains("Call.read_file");
		Call.ReadFile incomplete = Call.ReadFile.newBuilder().setPath("/").buildPartial();
		assertThat(OperatorRules
			.refusal(Call.newBuilder().setType(Call.Type.READ_FILE).setReadFile(incomplete).buildPartial()))
			.contains("read_file.offset");
		io.github.mesosspring.protocol.master.Call grow = SampleMasterCalls.all().get(0);
		assertThat(OperatorRules.refusal(grow)).isNull();
		io.github.mesosspring.protocol.master.Call.Builder noAgent = grow.toBuilder();
		noAgent.getGrowVolumeBuilder().clearAgentId();
		assertThat(OperatorRules.refusal(noAgent.build())).contains("grow_volume.agent_id");
	}

	@Test
	void doesWithoutThePayloadAnAgentDoesWithout() {
		assertThat(OperatorRules.refusal(Call.newBuilder().setType(Call.Type.GET_CONTAINERS).build())).isNull();
	}

	@Test
	void refusesToRemoveAContainerWithoutParent() {
		assertThat(OperatorRules.refusal(remove(ROOT))).contains("remove_container.container_id.parent", "aborts");
		Call nested = Call.newBuilder()
			.setType(Call.Type.REMOVE_NESTED_CONTAINER)
			.setRemoveNestedContainer(Call.RemoveNestedContainer.newBuilder().setContainerId(ROOT))
			.build();
		assertThat(OperatorRules.refusal(nested)).contains("remove_nested_container.container_id.parent", "aborts");
		assertThat(OperatorRules.refusal(remove(child("c", ROOT)))).isNull();
	}

	@Test
	void refusesANestedContainerWithoutParent() {
		Call kill = Call.newBuilder()
			.setType(Call.Type.KILL_NESTED_CONTAINER)
			.setKillNestedContainer(Call.KillNestedContainer.newBuilder().setContainerId(ROOT))
			.build();
		assertThat(OperatorRules.refusal(kill)).contains("kill_nested_container.container_id.parent");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a.b", "a b", "a/b", "a\\b", "a\nb" })
	void refusesIdsThatNoContainerCanHave(String id) {
		assertThat(OperatorRules.refusal(remove(child(id, ROOT)))).contains("container_id", "'" + id + "'");
		assertThat(OperatorRules.refusal(remove(child("c", ContainerID.newBuilder().setValue(id).build()))))
			.contains("'" + id + "'");
	}

	@Test
	void knowsHowLongAnIdMayBe() {
		assertThat(OperatorRules.refusal(remove(child("x".repeat(242), ROOT)))).isNull();
		assertThat(OperatorRules.refusal(remove(child("x".repeat(243), ROOT)))).contains("242 characters");
	}

	private static Call remove(ContainerID container) {
		return Call.newBuilder()
			.setType(Call.Type.REMOVE_CONTAINER)
			.setRemoveContainer(Call.RemoveContainer.newBuilder().setContainerId(container))
			.build();
	}

	private static ContainerID child(String id, ContainerID parent) {
		return ContainerID.newBuilder().setValue(id).setParent(parent).build();
	}

}
