package io.github.mesosspring.embedded;

import java.util.List;

import io.github.mesosspring.protocol.AgentInfo;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AgentSpecTests {

	private static final List<Resource> DEFAULTS = List.of(scalar("cpus", 8), scalar("mem", 512));

	private static Resource scalar(String name, double value) {
		return Resource.newBuilder()
			.setName(name)
			.setType(Value.Type.SCALAR)
			.setScalar(Value.Scalar.newBuilder().setValue(value))
			.build();
	}

	private static Resource reserved(Resource resource, String role) {
		return resource.toBuilder()
			.addReservations(
					Resource.ReservationInfo.newBuilder().setType(Resource.ReservationInfo.Type.STATIC).setRole(role))
			.build();
	}

	@Test
	void readsResourcesAsTheFlagOfARealAgentDoes() {
		AgentInfo agent = AgentSpec.of("cpus:4; cpus(web):1.5;ports:[31000-31999, 32005-32010];gpus:{a,b}")
			.toInfo(DEFAULTS);
		assertThat(agent.getResourcesList()).hasSize(5)
			.contains(scalar("mem", 512), scalar("cpus", 4), reserved(scalar("cpus", 1.5), "web"))
			.anySatisfy((resource) -> assertThat(resource.getSet().getItemList()).containsExactly("a", "b"))
			.anySatisfy((resource) -> {
				assertThat(resource.getRanges().getRangeCount()).isEqualTo(2);
				assertThat(resource.getRanges().getRange(1).getEnd()).isEqualTo(32010);
			});
	}

	@Test
	void describesAnAgentByMoreThanItsResources() {
		AgentInfo agent = AgentSpec.create()
			.attributes("rack:r7;level:10;keys:[1000-1500]")
			.hostname("agent-7")
			.domain("us", "us-1")
			.toInfo(DEFAULTS);
		assertThat(agent.getHostname()).isEqualTo("agent-7");
		assertThat(agent.getDomain().getFaultDomain().getZone().getName()).isEqualTo("us-1");
		assertThat(agent.getResourcesList()).isEqualTo(DEFAULTS);
		assertThat(agent.getAttributes(0).getText().getValue()).isEqualTo("r7");
		assertThat(agent.getAttributes(1).getScalar().getValue()).isEqualTo(10);
		assertThat(agent.getAttributes(2).getRanges().getRange(0).getBegin()).isEqualTo(1000);
	}

	@Test
	void reservesForItsDefaultRoleWhatIsNotReservedOtherwise() {
		AgentInfo agent = AgentSpec.of("cpus:4;cpus(web):1").defaultRole("db").toInfo(DEFAULTS);
		assertThat(agent.getResourcesList()).containsExactly(reserved(scalar("mem", 512), "db"),
				reserved(scalar("cpus", 4), "db"), reserved(scalar("cpus", 1), "web"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "cpus", "cpus:", "cpus:many", "cpus:-1", "ports:[1000]", "ports:[1-2", "x:{a" })
	void refusesResourcesItCannotRead(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> AgentSpec.of(text));
	}

	@Test
	void refusesAttributesItCannotRead() {
		assertThatIllegalArgumentException().isThrownBy(() -> AgentSpec.create().attributes("rack"))
			.withMessageContaining("'rack'");
	}

}
