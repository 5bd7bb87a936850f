package io.github.mesosspring.autoconfigure.docker;

import java.util.List;
import java.util.Map;

import org.springframework.boot.docker.compose.core.ConnectionPorts;
import org.springframework.boot.docker.compose.core.ImageReference;
import org.springframework.boot.docker.compose.core.RunningService;

/**
 * A service of Docker Compose that only claims to run.
 */
record Service(String name, ImageReference image, Map<String, String> env,
		Map<String, String> labels) implements RunningService {

	static Service of(String image) {
		return new Service("cluster-master-1", ImageReference.of(image), Map.of(), Map.of());
	}

	Service env(String name, String value) {
		return new Service(this.name, this.image, Map.of(name, value), this.labels);
	}

	Service label(String name, String value) {
		return new Service(this.name, this.image, this.env, Map.of(name, value));
	}

	@Override
	public String host() {
		return "127.0.0.1";
	}

	@Override
	public ConnectionPorts ports() {
		return new ConnectionPorts() {

			@Override
			public int get(int containerPort) {
				return 10000 + containerPort;
			}

			@Override
			public List<Integer> getAll() {
				return List.of();
			}

			@Override
			public List<Integer> getAll(String protocol) {
				return List.of();
			}

		};
	}

}
