package io.github.mesosspring.autoconfigure.frameworks;

import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;

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
		long candidates = Stream.of(this.beans.getBeanNamesForType(type)).filter(this::isOwn).count();
		return (candidates > 0) ? Optional.ofNullable(this.beans.getBeanProvider(type).getIfUnique())
				: Optional.empty();
	}

	private boolean isOwn(String name) {
		BeanDefinition definition = this.beans.containsBeanDefinition(name) ? this.beans.getMergedBeanDefinition(name)
				: null;
		return !(definition instanceof AbstractBeanDefinition known) || known.isDefaultCandidate();
	}

}
