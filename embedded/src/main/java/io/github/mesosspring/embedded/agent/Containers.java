package io.github.mesosspring.embedded.agent;

import java.util.UUID;

import io.github.mesosspring.protocol.ContainerID;

/**
 * Makes the ids of containers.
 */
final class Containers {

	private Containers() {
	}

	static ContainerID create() {
		return ContainerID.newBuilder().setValue(UUID.randomUUID().toString()).build();
	}

	static ContainerID createIn(ContainerID parent) {
		return create().toBuilder().setParent(parent).build();
	}

}
