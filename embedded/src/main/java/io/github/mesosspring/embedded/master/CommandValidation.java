package io.github.mesosspring.embedded.master;

import io.github.mesosspring.protocol.CommandInfo;
import io.github.mesosspring.protocol.ContainerInfo;
import io.github.mesosspring.protocol.Environment;
import io.github.mesosspring.protocol.Secret;
import io.github.mesosspring.protocol.Volume;
import org.jspecify.annotations.Nullable;

/**
 * Whether a command and the container it is to run in are well formed.
 */
final class CommandValidation {

	private CommandValidation() {
	}

	static @Nullable String command(CommandInfo command) {
		for (Environment.Variable variable : command.getEnvironment().getVariablesList()) {
			String error = variable(variable);
			if (error != null) {
				return "Environment variable " + error;
			}
		}
		return null;
	}

	private static @Nullable String variable(Environment.Variable variable) {
		String name = "'" + variable.getName() + "'";
		return switch (variable.getType()) {
			case VALUE -> !variable.hasValue() ? name + " of type 'VALUE' must have a value set"
					: variable.hasSecret() ? name + " of type 'VALUE' must not have a secret set" : null;
			case SECRET -> secretVariable(variable, name);
			case UNKNOWN -> "of type 'UNKNOWN' is not allowed";
		};
	}

	private static @Nullable String secretVariable(Environment.Variable variable, String name) {
		if (!variable.hasSecret()) {
			return name + " of type 'SECRET' must have a secret set";
		}
		if (variable.hasValue()) {
			return name + " of type 'SECRET' must not have a value set";
		}
		String error = secret(variable.getSecret());
		if (error != null) {
			return name + " specifies an invalid secret: " + error;
		}
		return variable.getSecret().getValue().getData().toStringUtf8().contains("\0")
				? name + " specifies a secret containing null bytes, which is not allowed in the environment" : null;
	}

	private static @Nullable String secret(Secret secret) {
		return switch (secret.getType()) {
			case REFERENCE -> !secret.hasReference() ? "Secret of type REFERENCE must have the 'reference' field set"
					: secret.hasValue() ? "Secret '" + secret.getReference().getName()
							+ "' of type REFERENCE must not have the 'value' field set" : null;
			case VALUE -> !secret.hasValue() ? "Secret of type VALUE must have the 'value' field set"
					: secret.hasReference() ? "Secret of type VALUE must not have the 'reference' field set" : null;
			case UNKNOWN -> null;
		};
	}

	static @Nullable String container(ContainerInfo container) {
		for (Volume volume : container.getVolumesList()) {
			String error = volume(volume);
			if (error != null) {
				return "Invalid volume: " + error;
			}
		}
		if (!container.hasType() || container.getType() != ContainerInfo.Type.DOCKER) {
			return null;
		}
		if (!container.hasDocker()) {
			return "DockerInfo 'docker' is not set for DOCKER typed ContainerInfo";
		}
		return container.getDocker().getParametersList().stream().anyMatch((each) -> each.getKey().equals("name"))
				? "Parameter in DockerInfo must not be 'name'" : null;
	}

	private static @Nullable String volume(Volume volume) {
		int sources = (volume.hasHostPath() ? 1 : 0) + (volume.hasImage() ? 1 : 0) + (volume.hasSource() ? 1 : 0);
		if (sources != 1) {
			return "Only one of them should be set: 'host_path', 'image' and 'source'";
		}
		Volume.Source source = volume.getSource();
		if (!volume.hasSource()) {
			return null;
		}
		return switch (source.getType()) {
			case DOCKER_VOLUME -> source.hasDockerVolume() ? null : unset("docker_volume", "DOCKER_VOLUME");
			case HOST_PATH -> source.hasHostPath() ? null : unset("host_path", "HOST_PATH");
			case SANDBOX_PATH -> source.hasSandboxPath() ? null : unset("sandbox_path", "SANDBOX_PATH");
			case SECRET -> source.hasSecret() ? null : unset("secret", "SECRET");
			case CSI_VOLUME ->
				!source.hasCsiVolume() ? unset("csi_volume", "CSI") : source.getCsiVolume().hasStaticProvisioning()
						? null : unset("csi_volume.static_provisioning", "CSI");
			default -> "'source.type' is unknown";
		};
	}

	private static String unset(String field, String kind) {
		return "'source." + field + "' is not set for " + kind + " volume";
	}

}
