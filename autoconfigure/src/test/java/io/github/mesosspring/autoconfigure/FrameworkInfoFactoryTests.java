package io.github.mesosspring.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.FrameworkInfo.Capability.Type;
import io.github.mesosspring.protocol.Label;
import org.junit.jupiter.api.Test;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FrameworkInfoFactoryTests {

	private final MesosProperties properties = new MesosProperties();

	private final MockEnvironment environment = new MockEnvironment().withProperty("spring.application.name", "jobs")
		.withProperty("user.name", "alice");

	@Test
	void defaultsNeedNoConfiguration() {
		FrameworkInfo info = create();
		assertThat(info.getName()).isEqualTo("jobs");
		assertThat(info.getUser()).isEqualTo("alice");
		assertThat(info.getRolesList()).containsExactly("*");
		assertThat(info.hasRole()).isFalse();
		assertThat(info.getFailoverTimeout()).isEqualTo(604_800.0);
		assertThat(info.getCheckpoint()).isTrue();
		assertThat(info.getCapabilitiesList()).extracting(FrameworkInfo.Capability::getType)
			.containsExactly(Type.MULTI_ROLE, Type.PARTITION_AWARE, Type.TASK_KILLING_STATE,
					Type.RESERVATION_REFINEMENT);
		assertThat(info.hasId() || info.hasHostname() || info.hasWebuiUrl() || info.hasLabels() || info.hasPrincipal())
			.isFalse();
	}

	@Test
	void everyPropertyArrives() {
		MesosFrameworkProperties framework = this.properties.getFramework();
		framework.setName("batch");
		framework.setUser("bob");
		framework.setRoles(List.of("a", "b"));
		framework.setHostname("host1");
		framework.setWebuiUrl("http://host1/ui");
		framework.setLabels(Map.of("team", "blue"));
		framework.setFailoverTimeout(Duration.ofMillis(1500));
		framework.setCheckpoint(false);
		framework.setCapabilities(List.of(Type.MULTI_ROLE, Type.GPU_RESOURCES));
		this.properties.getSecurity().setPrincipal("p");
		FrameworkInfo info = create();
		assertThat(info.getName()).isEqualTo("batch");
		assertThat(info.getUser()).isEqualTo("bob");
		assertThat(info.getRolesList()).containsExactly("a", "b");
		assertThat(info.getHostname()).isEqualTo("host1");
		assertThat(info.getWebuiUrl()).isEqualTo("http://host1/ui");
		assertThat(info.getLabels().getLabelsList())
			.containsExactly(Label.newBuilder().setKey("team").setValue("blue").build());
		assertThat(info.getFailoverTimeout()).isEqualTo(1.5);
		assertThat(info.getCheckpoint()).isFalse();
		assertThat(info.getPrincipal()).isEqualTo("p");
		assertThat(info.getCapabilitiesList()).extracting(FrameworkInfo.Capability::getType)
			.containsExactly(Type.MULTI_ROLE, Type.GPU_RESOURCES);
	}

	@Test
	@SuppressWarnings("deprecation")
	void withoutMultiRoleTheOneRoleGoesWhereOldMastersLookForIt() {
		this.properties.getFramework().setCapabilities(List.of());
		this.properties.getFramework().setRoles(List.of("a"));
		assertThat(create().getRole()).isEqualTo("a");
		assertThat(create().getRolesList()).isEmpty();
	}

	@Test
	void withoutMultiRoleSeveralRolesAreRefused() {
		this.properties.getFramework().setCapabilities(List.of());
		this.properties.getFramework().setRoles(List.of("a", "b"));
		assertRefused("'mesos.framework.roles' names 2 roles", "Add multi-role");
	}

	@Test
	void customizersComeInOrderAndLast() {
		this.properties.getFramework().setUser("bob");
		FrameworkInfo info = new FrameworkInfoFactory(this.properties, details(), this.environment)
			.create(List.of((builder) -> builder.setUser(builder.getUser() + "-first"),
					(builder) -> builder.setUser(builder.getUser() + "-second")));
		assertThat(info.getUser()).isEqualTo("bob-first-second");
	}

	@Test
	void aFrameworkWithoutNameIsRefused() {
		this.environment.setProperty("spring.application.name", " ");
		assertRefused("The framework has no name", "Set spring.application.name, or mesos.framework.name");
	}

	@Test
	void aBlankUserIsRefused() {
		this.properties.getFramework().setUser("");
		assertRefused("'mesos.framework.user' is blank", "Set mesos.framework.user");
	}

	@Test
	void noRoleIsRefused() {
		this.properties.getFramework().setRoles(List.of());
		assertRefused("'mesos.framework.roles' is empty", "Name at least one role");
	}

	@Test
	void theUnknownCapabilityIsRefused() {
		this.properties.getFramework().setCapabilities(List.of(Type.UNKNOWN));
		assertRefused("'mesos.framework.capabilities' contains 'unknown'", "Remove it");
	}

	private void assertRefused(String description, String action) {
		assertThatExceptionOfType(MesosConfigurationException.class).isThrownBy(this::create)
			.withMessageContaining(description)
			.satisfies((ex) -> assertThat(ex.getAction()).contains(action));
	}

	private FrameworkInfo create() {
		return new FrameworkInfoFactory(this.properties, details(), this.environment).create(List.of());
	}

	private MesosConnectionDetails details() {
		return new PropertiesMesosConnectionDetails(this.properties, null);
	}

}
