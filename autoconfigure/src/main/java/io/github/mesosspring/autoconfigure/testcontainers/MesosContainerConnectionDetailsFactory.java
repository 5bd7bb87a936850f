package io.github.mesosspring.autoconfigure.testcontainers;

import java.util.List;

import io.github.mesosspring.autoconfigure.MesosConnectionDetails;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.Container;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionDetailsFactory;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionSource;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;

/**
 * Makes {@link MesosConnectionDetails} of a container that is annotated with
 * {@link ServiceConnection}: one of an image of a Mesos master, or of any image with the
 * name {@code mesos}.
 */
class MesosContainerConnectionDetailsFactory
		extends ContainerConnectionDetailsFactory<Container<?>, MesosConnectionDetails> {

	private static final List<String> CONNECTION_NAMES = List.of("mesos", "mesos/mesos-mini", "mesosphere/mesos-master",
			"avhost/mesos-mini");

	MesosContainerConnectionDetailsFactory() {
		super(CONNECTION_NAMES);
	}

	@Override
	protected MesosConnectionDetails getContainerConnectionDetails(ContainerConnectionSource<Container<?>> source) {
		return new MesosContainerConnectionDetails(source);
	}

	/**
	 * Starts the container, if it was not started yet, when it is asked for the master.
	 */
	private static final class MesosContainerConnectionDetails extends ContainerConnectionDetails<Container<?>>
			implements MesosConnectionDetails {

		private static final String PORT_VARIABLE = "MESOS_PORT";

		private static final String PORT = "5050";

		private MesosContainerConnectionDetails(ContainerConnectionSource<Container<?>> source) {
			super(source);
		}

		@Override
		public String getMaster() {
			Container<?> container = getContainer();
			int port = Integer.parseInt(container.getEnvMap().getOrDefault(PORT_VARIABLE, PORT));
			return container.getHost() + ":" + container.getMappedPort(port);
		}

		@Override
		public @Nullable SslBundle getSslBundle() {
			return super.getSslBundle();
		}

	}

}
