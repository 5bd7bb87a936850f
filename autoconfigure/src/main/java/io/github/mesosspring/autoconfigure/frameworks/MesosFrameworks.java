package io.github.mesosspring.autoconfigure.frameworks;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The frameworks of the application. Which there are is settled when the application
 * starts. Thread-safe.
 */
public interface MesosFrameworks {

	/**
	 * All of them: the default one first, unless {@code mesos.framework.enabled} is off,
	 * then those below {@code mesos.frameworks} in the order of their names.
	 * @return the frameworks
	 */
	Stream<MesosFramework> all();

	/**
	 * One of them.
	 * @param name its name, {@link MesosFramework#DEFAULT} for the default one
	 * @return the framework, or nothing if there is none of that name
	 */
	default Optional<MesosFramework> find(String name) {
		return all().filter((framework) -> framework.name().equals(name)).findFirst();
	}

}
