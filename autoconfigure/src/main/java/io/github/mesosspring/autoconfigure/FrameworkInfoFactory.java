package io.github.mesosspring.autoconfigure;

import java.util.List;
import java.util.Map;

import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.FrameworkInfo.Capability;
import io.github.mesosspring.protocol.Label;
import io.github.mesosspring.protocol.Labels;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.core.env.PropertyResolver;
import org.springframework.util.StringUtils;

/**
 * Builds the {@code FrameworkInfo} from the properties.
 */
class FrameworkInfoFactory {

	private final MesosFrameworkProperties properties;

	private final MesosConnectionDetails connectionDetails;

	private final PropertyResolver environment;

	FrameworkInfoFactory(MesosProperties properties, MesosConnectionDetails connectionDetails,
			PropertyResolver environment) {
		this.properties = properties.getFramework();
		this.connectionDetails = connectionDetails;
		this.environment = environment;
	}

	FrameworkInfo create(List<FrameworkInfoCustomizer> customizers) {
		FrameworkInfo.Builder builder = FrameworkInfo.newBuilder();
		builder.setName(name()).setUser(user());
		builder.setCheckpoint(this.properties.isCheckpoint());
		builder.setFailoverTimeout(this.properties.getFailoverTimeout().toMillis() / 1000.0);
		PropertyMapper map = PropertyMapper.get();
		map.from(this.properties::getHostname).whenHasText().to(builder::setHostname);
		map.from(this.properties::getWebuiUrl).whenHasText().to(builder::setWebuiUrl);
		map.from(this.connectionDetails::getPrincipal).to(builder::setPrincipal);
		map.from(this.properties::getLabels)
			.when((labels) -> !labels.isEmpty())
			.as(this::labels)
			.to(builder::setLabels);
		addCapabilities(builder);
		addRoles(builder);
		customizers.forEach(
				(customizer) -> MesosConfigurationException.naming(customizer, () -> customizer.customize(builder)));
		return builder.build();
	}

	private String name() {
		String name = orProperty(this.properties.getName(), "spring.application.name");
		if (!StringUtils.hasText(name)) {
			throw new MesosConfigurationException(
					"The framework has no name: neither 'mesos.framework.name' nor 'spring.application.name' is set.",
					"Set spring.application.name, or mesos.framework.name if the framework is to be called otherwise.");
		}
		return name;
	}

	private String user() {
		String user = orProperty(this.properties.getUser(), "user.name");
		if (!StringUtils.hasText(user)) {
			throw new MesosConfigurationException("'mesos.framework.user' is blank, so no agent could run a task.",
					"Set mesos.framework.user to a user that exists on the agents, "
							+ "or remove it to use the one this application runs as.");
		}
		return user;
	}

	private @Nullable String orProperty(@Nullable String value, String fallback) {
		return (value != null) ? value : this.environment.getProperty(fallback);
	}

	private Labels labels(Map<String, String> labels) {
		Labels.Builder builder = Labels.newBuilder();
		labels.forEach((key, value) -> builder.addLabels(Label.newBuilder().setKey(key).setValue(value)));
		return builder.build();
	}

	private void addCapabilities(FrameworkInfo.Builder builder) {
		for (Capability.Type capability : this.properties.getCapabilities()) {
			if (capability == Capability.Type.UNKNOWN) {
				throw new MesosConfigurationException("'mesos.framework.capabilities' contains 'unknown'.",
						"Remove it: it only stands for capabilities that are newer than the reader.");
			}
			builder.addCapabilities(Capability.newBuilder().setType(capability));
		}
	}

	private void addRoles(FrameworkInfo.Builder builder) {
		List<String> roles = this.properties.getRoles();
		if (roles.isEmpty()) {
			throw new MesosConfigurationException(
					"'mesos.framework.roles' is empty, so the master would never make an offer.",
					"Name at least one role, or remove mesos.framework.roles for the role '*'.");
		}
		if (this.properties.getCapabilities().contains(Capability.Type.MULTI_ROLE)) {
			builder.addAllRoles(roles);
		}
		else if (roles.size() == 1) {
			setSingleRole(builder, roles.get(0));
		}
		else {
			throw new MesosConfigurationException(
					"'mesos.framework.roles' names " + roles.size()
							+ " roles, but 'mesos.framework.capabilities' lacks 'multi-role'.",
					"Add multi-role to mesos.framework.capabilities, or name one role only.");
		}
	}

	// Masters refuse 'roles' of a framework that is not MULTI_ROLE capable
	@SuppressWarnings("deprecation")
	private static void setSingleRole(FrameworkInfo.Builder builder, String role) {
		builder.setRole(role);
	}

}
