package io.github.mesosspring.message;

import io.github.mesosspring.protocol.ContainerInfo;
import io.github.mesosspring.protocol.ContainerInfo.DockerInfo;
import io.github.mesosspring.protocol.Image;
import io.github.mesosspring.protocol.NetworkInfo;
import io.github.mesosspring.protocol.Volume;

/**
 * Builds the container of a task. Not thread-safe.
 */
public final class ContainerBuilder {

	private final ContainerInfo.Builder container;

	private ContainerBuilder(ContainerInfo.Type type) {
		this.container = ContainerInfo.newBuilder().setType(type);
	}

	/**
	 * A container run by Docker.
	 * @param image the image, such as {@code nginx:1.27}
	 * @return the builder
	 */
	public static ContainerBuilder docker(String image) {
		ContainerBuilder builder = new ContainerBuilder(ContainerInfo.Type.DOCKER);
		builder.container.getDockerBuilder().setImage(image);
		return builder;
	}

	/**
	 * A container run by the agent itself, on the file system of its host.
	 * @return the builder
	 */
	public static ContainerBuilder mesos() {
		return new ContainerBuilder(ContainerInfo.Type.MESOS);
	}

	/**
	 * A container run by the agent itself, on the file system of a Docker image.
	 * @param image the image, such as {@code nginx:1.27}
	 * @return the builder
	 */
	public static ContainerBuilder mesos(String image) {
		ContainerBuilder builder = mesos();
		builder.container.getMesosBuilder()
			.getImageBuilder()
			.setType(Image.Type.DOCKER)
			.getDockerBuilder()
			.setName(image);
		return builder;
	}

	/**
	 * Add a directory of the host.
	 * @param hostPath its path on the host
	 * @param containerPath its path in the container
	 * @param mode whether it may be written to
	 * @return this builder
	 */
	public ContainerBuilder volume(String hostPath, String containerPath, Volume.Mode mode) {
		this.container
			.addVolumes(Volume.newBuilder().setHostPath(hostPath).setContainerPath(containerPath).setMode(mode));
		return this;
	}

	/**
	 * Connect a Docker container to a kind of network; HOST unless set.
	 * @param network the kind of network
	 * @return this builder
	 * @throws IllegalStateException if it is no Docker container
	 */
	public ContainerBuilder network(DockerInfo.Network network) {
		docker().setNetwork(network);
		return this;
	}

	/**
	 * Connect the container to a network by its name.
	 * @param name the name of the network
	 * @return this builder
	 */
	public ContainerBuilder network(String name) {
		this.container.addNetworkInfos(NetworkInfo.newBuilder().setName(name));
		return this;
	}

	/**
	 * Make a port of a Docker container reachable on its host. Needs a network other than
	 * HOST.
	 * @param hostPort the port of the host, which the task has to have as a resource
	 * @param containerPort the port of the container
	 * @return this builder
	 * @throws IllegalStateException if it is no Docker container
	 */
	public ContainerBuilder port(int hostPort, int containerPort) {
		docker()
			.addPortMappings(DockerInfo.PortMapping.newBuilder().setHostPort(hostPort).setContainerPort(containerPort));
		return this;
	}

	private DockerInfo.Builder docker() {
		if (this.container.getType() != ContainerInfo.Type.DOCKER) {
			throw new IllegalStateException("Ports and kinds of network are of Docker containers only; connect a "
					+ "container of the agent to a network by its name");
		}
		return this.container.getDockerBuilder();
	}

	/**
	 * Build it.
	 * @return the container
	 */
	public ContainerInfo build() {
		return this.container.build();
	}

}
