package io.github.mesosspring.autoconfigure.frameworks;

import java.util.List;
import java.util.stream.Stream;

/**
 * The frameworks that are configured.
 */
record ConfiguredFrameworks(List<MesosFramework> frameworks) implements MesosFrameworks {

	@Override
	public Stream<MesosFramework> all() {
		return this.frameworks.stream();
	}

}
