package io.github.mesosspring.autoconfigure.frameworks;

import java.util.List;
import java.util.TreeSet;

import io.github.mesosspring.autoconfigure.MesosConfigurationException;

/**
 * The names of the frameworks there are beans for. An application that was processed
 * ahead of time cannot have others when it runs.
 *
 * @param names of those that are not switched off
 */
record SettledNames(List<String> names) {

	/**
	 * Compare them with those that are configured now.
	 * @throws MesosConfigurationException if they are not the same
	 */
	void require(List<String> configured) {
		TreeSet<String> changed = new TreeSet<>(configured);
		changed.removeAll(this.names);
		this.names.stream().filter((name) -> !configured.contains(name)).forEach(changed::add);
		if (!changed.isEmpty()) {
			throw new MesosConfigurationException(
					"The frameworks below 'mesos.frameworks' are " + configured + ", but they were " + this.names
							+ " when the application was processed ahead of time.",
					"Process the application with the same names and the same 'enabled' keys, "
							+ "or configure those it was processed with.");
		}
	}

}
