package io.github.mesosspring.autoconfigure.frameworks;

import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * The framework whose beans are those of the application's own context, without those
 * that are there for a named one.
 *
 * @param beans the beans of the application
 */
record DefaultFramework(ConfigurableListableBeanFactory beans) implements MesosFramework {

	@Override
	public String name() {
		return DEFAULT;
	}

	@Override
	public <T> Optional<T> find(Class<T> type) {
		boolean found = Stream.of(this.beans.getBeanNamesForType(type))
			.anyMatch((name) -> ApplicationBeans.isDefaultCandidate(this.beans, name));
		return found ? Optional.ofNullable(this.beans.getBeanProvider(type).getIfUnique()) : Optional.empty();
	}

}
