package io.github.mesosspring.autoconfigure.docker;

import io.github.mesosspring.autoconfigure.MesosConnectionDetails;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionDetailsFactory;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;
import org.springframework.boot.ssl.SslBundle;

/**
 * Makes {@link MesosConnectionDetails} of a service of Docker Compose: one of an image of
 * a Mesos master, or of any image with the label
 * {@code org.springframework.boot.service-connection: mesos}.
 */
class MesosDockerComposeConnectionDetailsFactory extends DockerComposeConnectionDetailsFactory<MesosConnectionDetails> {

	private static final String[] CONNECTION_NAMES = { "mesos", "mesos/mesos-mini", "mesosphere/mesos-master",
			"avhost/mesos-mini" };

	MesosDockerComposeConnectionDetailsFactory() {
		super(CONNECTION_NAMES);
	}

	@Override
	protected MesosConnectionDetails getDockerComposeConnectionDetails(DockerComposeConnectionSource source) {
		return new MesosDockerComposeConnectionDetails(source.getRunningService());
	}

	private static final class MesosDockerComposeConnectionDetails extends DockerComposeConnectionDetails
			implements MesosConnectionDetails {

		private static final String PORT_VARIABLE = "MESOS_PORT";

		private static final String PORT = "5050";

		private final String master;

		private final @Nullable SslBundle sslBundle;

		private MesosDockerComposeConnectionDetails(RunningService service) {
			super(service);
			int port = Integer.parseInt(service.env().getOrDefault(PORT_VARIABLE, PORT));
			this.master = service.host() + ":" + service.ports().get(port);
			this.sslBundle = getSslBundle(service);
		}

		@Override
		public String getMaster() {
			return this.master;
		}

		@Override
		public @Nullable SslBundle getSslBundle() {
			return this.sslBundle;
		}

	}

}
