package io.github.mesosspring.autoconfigure.frameworks;

import java.util.Optional;

import org.springframework.beans.factory.BeanFactory;

/**
 * The framework whose beans are those of the application's own context.
 */
record DefaultFramework(BeanFactory beans) implements MesosFramework {

	@Override
	public String name() {
		return DEFAULT;
	}

	@Override
	public <T> Optional<T> find(Class<T> type) {
		return Optional.ofNullable(this.beans.getBeanProvider(type).getIfUnique());
	}

}
