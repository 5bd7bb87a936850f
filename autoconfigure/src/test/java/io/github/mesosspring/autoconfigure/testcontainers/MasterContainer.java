package io.github.mesosspring.autoconfigure.testcontainers;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A container that needs no Docker, since it only claims to run.
 */
class MasterContainer extends GenericContainer<MasterContainer> {

	private final String image;

	private boolean started;

	MasterContainer(String image) {
		super(DockerImageName.parse(image));
		this.image = image;
	}

	@Override
	public String getDockerImageName() {
		return this.image;
	}

	@Override
	public void start() {
		this.started = true;
	}

	@Override
	public void stop() {
		this.started = false;
	}

	@Override
	public boolean isRunning() {
		return this.started;
	}

	@Override
	public String getHost() {
		return "docker.example.com";
	}

	@Override
	public Integer getMappedPort(int originalPort) {
		if (!this.started) {
			throw new IllegalStateException("Not started");
		}
		return 10000 + originalPort;
	}

}
